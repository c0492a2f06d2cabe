/** P02xx and P03xx: injectors, boost, misfire, ignition. How the lines are read: see ../read.ts. */
export const injectionAndIgnition = `
P0200 Injector circuit fault, cylinder not named
P0201*12 Injector of cylinder {n}: circuit fault
P0213 Cold start injector 1: circuit fault
P0214 Cold start injector 2: circuit fault
P0215 Engine shut-off solenoid: circuit fault
P0216 Injection timing control: circuit fault
P0217 Engine too hot
P0218 Transmission too hot
P0219 Engine turned faster than allowed
P0220 Throttle or pedal position sensor B ~5
P0225 Throttle or pedal position sensor C ~5
P0230 Fuel pump | primary circuit fault | secondary circuit too low | secondary circuit too high | secondary circuit comes and goes
P0234 Boost pressure too high
P0235 Boost pressure sensor A ~4
P0239 Boost pressure sensor B ~4
P0243 Wastegate solenoid A ~4
P0247 Wastegate solenoid B ~4
P0251 Injection pump fuel metering A ~5
P0256 Injection pump fuel metering B ~5
P0261*12 Injector of cylinder {n} | circuit too low | circuit too high | cylinder gives more or less than its share
P0297 Vehicle drove faster than allowed
P0298 Engine oil too hot
P0299 Boost pressure too low
P0300 Misfire in several or changing cylinders
P0301*12 Misfire in cylinder {n}
P0313 Misfire while the fuel tank is nearly empty
P0314 Misfire in one cylinder, which one is not known
P0315 Crankshaft position variation has not been learned
P0316 Misfire right after the start
P0317 Rough road detection is missing
P0318 Rough road sensor A: circuit fault
P0319 Rough road sensor B: circuit fault
P0320 Engine speed input from the ignition ~n
P0324 Knock control system error
P0325 Knock sensor 1 ~5
P0330 Knock sensor 2 ~5
P0335 Crankshaft position sensor A ~5
P0340 Camshaft position sensor A, bank 1 ~5
P0345 Camshaft position sensor A, bank 2 ~5
P0350 Ignition coil, which one is not named: primary or secondary circuit fault
P0351*12 Ignition coil {A}: primary or secondary circuit fault
P0363 Misfire: fuel to the cylinder was cut off
P0365 Camshaft position sensor B, bank 1 ~5
P0370 Fine timing signal A ~p
P0375 Fine timing signal B ~p
P0380 Glow plugs A: circuit fault
P0381 Glow plug indicator lamp: circuit fault
P0382 Glow plugs B: circuit fault
P0383 Glow plug control module: circuit too low
P0384 Glow plug control module: circuit too high
P0385 Crankshaft position sensor B ~5
P0390 Camshaft position sensor B, bank 2 ~5
`;
