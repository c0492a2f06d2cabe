/** P23xx to P27xx: later codes of ignition, exhaust treatment, supplies and gearbox. How the lines are read: see ../read.ts. */
export const newerOthers = `
P2300*12 Ignition coil {A} | primary circuit too low | primary circuit too high | secondary circuit fault
P2336*12 Cylinder {n} knocks more than allowed
P2400 Leak detection pump control ~3
P2403 Leak detection pump sense ~5
P2408 Fuel cap sensor or switch ~5
P2413 Exhaust gas recirculation does not perform as it should
P2414 Oxygen sensor sees no true exhaust gas, bank 1 sensor 1
P2415 Oxygen sensor sees no true exhaust gas, bank 2 sensor 1
P2416 Oxygen sensors 2 and 3 of bank 1 are swapped
P2417 Oxygen sensors 2 and 3 of bank 2 are swapped
P2418 Fuel vapour switching valve ~3
P2421 Fuel vapour vent valve stuck open
P2422 Fuel vapour vent valve stuck closed
P2423 Hydrocarbon adsorption catalyst, bank 1: cleans too little
P2424 Hydrocarbon adsorption catalyst, bank 2: cleans too little
P2425 Exhaust gas recirculation cooling valve ~3
P2428 Exhaust gas too hot, bank 1
P2429 Exhaust gas too hot, bank 2
P2430 Secondary air flow sensor, bank 1 ~5
P2435 Secondary air flow sensor, bank 2 ~5
P2440 Secondary air switching valve, bank 1 | stuck open | stuck closed
P2442 Secondary air switching valve, bank 2 | stuck open | stuck closed
P2444 Secondary air pump, bank 1 | stuck on | stuck off
P2446 Secondary air pump, bank 2 | stuck on | stuck off
P2448 Secondary air injection: too much air, bank 1
P2449 Secondary air injection: too much air, bank 2
P2450 Fuel vapour switching valve does not perform as it should
P2451 Fuel vapour switching valve stuck closed
P2452 Particle filter pressure sensor A ~5
P2457 Exhaust gas recirculation cooler does not perform as it should
P2458 Particle filter regeneration takes too long
P2459 Particle filter regenerates too often
P2463 Particle filter is full of soot
P2500 Generator lamp (terminal L) | circuit too low | circuit too high
P2502 Charging voltage | wrong | too low | too high
P2505 Control module supply ~5
P2510 Control module power relay sense | signal implausible | signal comes and goes
P2530 Ignition switch, run position ~3
P2533 Ignition switch, run or start position ~3
P2539 Low pressure fuel system sensor ~5
P2562 Turbocharger boost control position sensor A ~5
P2600 Coolant pump control ~4
P2610 Engine off timer does not perform as it should
P2626 Oxygen sensor pumping current trim, bank 1 sensor 1 ~3
P2629 Oxygen sensor pumping current trim, bank 2 sensor 1 ~3
P2632 Fuel pump B control ~3
P2635 Fuel pump A delivers too little
P2636 Fuel pump B delivers too little
P2646 Rocker arm actuator A, bank 1 | stuck off | stuck on | circuit too low | circuit too high
P2713 Pressure control solenoid D ~v
P2718 Pressure control solenoid D control ~4
P2757 Torque converter clutch pressure solenoid | stuck off | stuck on | electrical fault | comes and goes
P2761 Torque converter clutch pressure solenoid control | circuit fault | signal implausible | circuit too high | circuit too low
P2765 Input or turbine speed sensor B ~n
P2769 Torque converter clutch | circuit too low | circuit too high
`;
