/** P0Axx: hybrid and electric drive, and P34xx: cylinder deactivation. How the lines are read: see ../read.ts. */
export const hybrid = `
P0A00 Motor electronics coolant temperature sensor ~5
P0A05 Motor electronics coolant pump control ~3
P0A08 DC/DC converter status: circuit fault
P0A09 DC/DC converter status: circuit too low
P0A10 DC/DC converter status: circuit too high
P0A0A High voltage interlock ~x
P0A0F Engine failed to start
P0A11 DC/DC converter enable ~3
P0A14 Engine mount control ~3
P0A17 Motor torque sensor ~5
P0A1A Generator control module: fault
P0A1B Drive motor A control module: fault
P0A1D Hybrid control module: fault
P0A1F Battery energy control module: fault
P0A22 Generator torque sensor ~5
P0A27 Battery power off ~3
P0A2A Drive motor A temperature sensor ~x
P0A2F Drive motor A too hot
P0A3B Generator too hot
P0A3C Drive motor A inverter too hot
P0A78 Drive motor A inverter does not perform as it should
P0A7A Generator inverter does not perform as it should
P0A7D High voltage battery nearly empty
P0A7E High voltage battery too hot
P0A7F High voltage battery is worn
P0A80 High voltage battery must be replaced
P0A81 High voltage battery fan 1: circuit fault
P0A93 Inverter cooling does not perform as it should
P0A94 DC/DC converter does not perform as it should
P0AA1 High voltage contactor (positive) stuck closed
P0AA2 High voltage contactor (positive) stuck open
P0AA4 High voltage contactor (negative) stuck closed
P0AA5 High voltage contactor (negative) stuck open
P0AA6 High voltage system: insulation from the body is lost
P0AC0 High voltage battery current sensor: circuit fault
P3400 Cylinder deactivation, bank 1: does not work as it should
P3401*12 Deactivation of cylinder {n} | intake valve circuit fault | intake valve implausible | intake valve circuit too low | intake valve circuit too high | exhaust valve circuit fault | exhaust valve implausible | exhaust valve circuit too low | exhaust valve circuit too high
P3497 Cylinder deactivation, bank 2: does not work as it should
`;
