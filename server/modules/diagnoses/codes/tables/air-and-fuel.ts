/** P00xx and P01xx: metering of air and fuel. How the lines are read: see ../read.ts. */
export const airAndFuel = `
P0001 Fuel volume regulator control ~4
P0005 Fuel shut-off valve A control ~3
P0008 Engine position system, bank 1: crankshaft and camshafts do not line up
P0009 Engine position system, bank 2: crankshaft and camshafts do not line up
P0010 Camshaft actuator A (intake), bank 1 | circuit fault | timing too far advanced | timing too far retarded
P0013 Camshaft actuator B (exhaust), bank 1 | circuit fault | timing too far advanced | timing too far retarded
P0016 Crankshaft and camshaft A, bank 1: positions do not match (stretched chain, jumped belt or a sensor)
P0017 Crankshaft and camshaft B, bank 1: positions do not match
P0018 Crankshaft and camshaft A, bank 2: positions do not match
P0019 Crankshaft and camshaft B, bank 2: positions do not match
P0020 Camshaft actuator A (intake), bank 2 | circuit fault | timing too far advanced | timing too far retarded
P0023 Camshaft actuator B (exhaust), bank 2 | circuit fault | timing too far advanced | timing too far retarded
P0026 Intake valve control solenoid, bank 1: signal implausible
P0027 Exhaust valve control solenoid, bank 1: signal implausible
P0028 Intake valve control solenoid, bank 2: signal implausible
P0029 Exhaust valve control solenoid, bank 2: signal implausible
P0030 Oxygen sensor heater, bank 1 sensor 1 ~3
P0033 Turbocharger bypass valve control ~3
P0036 Oxygen sensor heater, bank 1 sensor 2 ~3
P0039 Turbocharger bypass valve control: signal implausible
P0040 Oxygen sensors 1 of the two banks are swapped
P0041 Oxygen sensors 2 of the two banks are swapped
P0042 Oxygen sensor heater, bank 1 sensor 3 ~3
P0045 Turbocharger boost control solenoid A ~4
P0049 Turbocharger turbine turns too fast
P0050 Oxygen sensor heater, bank 2 sensor 1 ~3
P0053 Oxygen sensor heater, bank 1 sensor 1: resistance wrong
P0054 Oxygen sensor heater, bank 1 sensor 2: resistance wrong
P0055 Oxygen sensor heater, bank 1 sensor 3: resistance wrong
P0056 Oxygen sensor heater, bank 2 sensor 2 ~3
P0059 Oxygen sensor heater, bank 2 sensor 1: resistance wrong
P0060 Oxygen sensor heater, bank 2 sensor 2: resistance wrong
P0061 Oxygen sensor heater, bank 2 sensor 3: resistance wrong
P0062 Oxygen sensor heater, bank 2 sensor 3 ~3
P0065 Air assisted injector control | signal implausible | circuit too low | circuit too high
P0068 Intake pressure or air flow does not match the throttle position
P0069 Intake manifold pressure does not match the barometric pressure
P0070 Outside air temperature sensor ~5
P0075 Intake valve control solenoid, bank 1 ~3
P0078 Exhaust valve control solenoid, bank 1 ~3
P0081 Intake valve control solenoid, bank 2 ~3
P0084 Exhaust valve control solenoid, bank 2 ~3
P0087 Fuel rail pressure too low
P0088 Fuel rail pressure too high
P0089 Fuel pressure regulator 1 does not hold the wanted pressure
P0090 Fuel pressure regulator 1 control ~3
P0093 Large leak in the fuel system
P0094 Small leak in the fuel system
P0095 Intake air temperature sensor 2 ~5
P0100 Air flow sensor A (mass or volume) ~5
P0105 Intake manifold or barometric pressure sensor ~5
P0110 Intake air temperature sensor 1 ~5
P0115 Coolant temperature sensor 1 ~5
P0120 Throttle or pedal position sensor A ~5
P0125 Coolant not warm enough for closed loop fuel control
P0126 Coolant not warm enough for steady running
P0127 Intake air too hot
P0128 Coolant stays below the temperature the thermostat should hold
P0129 Barometric pressure too low
P0130 Oxygen sensor, bank 1 sensor 1 ~o
P0136 Oxygen sensor, bank 1 sensor 2 ~o
P0142 Oxygen sensor, bank 1 sensor 3 ~o
P0148 Fuel delivery error
P0149 Fuel timing error
P0150 Oxygen sensor, bank 2 sensor 1 ~o
P0156 Oxygen sensor, bank 2 sensor 2 ~o
P0162 Oxygen sensor, bank 2 sensor 3 ~o
P0168 Fuel too hot
P0169 Wrong fuel composition
P0170 Fuel trim, bank 1: correction at its limit
P0171 Mixture too lean, bank 1
P0172 Mixture too rich, bank 1
P0173 Fuel trim, bank 2: correction at its limit
P0174 Mixture too lean, bank 2
P0175 Mixture too rich, bank 2
P0176 Fuel composition sensor ~4
P0180 Fuel temperature sensor A ~5
P0185 Fuel temperature sensor B ~5
P0190 Fuel rail pressure sensor A ~5
P0195 Engine oil temperature sensor ~5
`;
