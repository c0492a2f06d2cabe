/**
 * B0xxx and C0xxx: airbags, brakes. Makers define most of these; the table has those whose standard meaning is common. How the lines are
 * read: see ../read.ts.
 */
export const bodyAndChassis = `
B0001 Driver airbag stage 1: deployment control fault
B0002 Driver airbag stage 2: deployment control fault
B0010 Passenger airbag stage 1: deployment control fault
B0011 Passenger airbag stage 2: deployment control fault
B0020 Left side airbag: deployment control fault
B0028 Right side airbag: deployment control fault
C0035 Left front wheel speed sensor: circuit fault
C0040 Right front wheel speed sensor: circuit fault
C0045 Left rear wheel speed sensor: circuit fault
C0050 Right rear wheel speed sensor: circuit fault
C0060 Left front brake solenoid 1: circuit fault
C0065 Left front brake solenoid 2: circuit fault
C0070 Right front brake solenoid 1: circuit fault
C0075 Right front brake solenoid 2: circuit fault
C0080 Left rear brake solenoid 1: circuit fault
C0085 Left rear brake solenoid 2: circuit fault
C0090 Right rear brake solenoid 1: circuit fault
C0095 Right rear brake solenoid 2: circuit fault
C0110 Brake pump motor: circuit fault
C0121 Brake valve relay: circuit fault
C0128 Brake fluid too low
C0131 Brake pressure sensor: circuit fault
C0161 Brake switch: circuit fault
C0186 Lateral acceleration sensor: circuit fault
C0196 Yaw rate sensor: circuit fault
`;
