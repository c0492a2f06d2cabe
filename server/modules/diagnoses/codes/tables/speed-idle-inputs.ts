/** P05xx: vehicle speed, idle, cruise control and other inputs. How the lines are read: see ../read.ts. */
export const speedIdleInputs = `
P0500 Vehicle speed sensor A | circuit fault | signal implausible | signal too low | signal erratic or too high
P0504 Brake switches A and B contradict each other
P0505 Idle control does not work as it should
P0506 Idle slower than wanted
P0507 Idle faster than wanted
P0508 Idle air control | circuit too low | circuit too high
P0510 Closed throttle switch: circuit fault
P0511 Idle air control: circuit fault
P0512 Starter request: circuit fault
P0513 Wrong immobiliser key
P0514 Battery temperature sensor: signal implausible
P0515 Battery temperature sensor | circuit fault | signal too low | signal too high
P0518 Idle control comes and goes
P0519 Idle control implausible
P0520 Engine oil pressure sensor or switch ~4
P0524 Engine oil pressure too low
P0525 Cruise control servo: signal implausible
P0526 Cooling fan speed sensor | circuit fault | signal implausible | no signal | signal comes and goes
P0530 Air conditioning refrigerant pressure sensor A ~4
P0534 Air conditioning has lost refrigerant
P0535 Air conditioning evaporator temperature sensor ~5
P0540 Intake air heater A | circuit fault | circuit too low | circuit too high | circuit open
P0544 Exhaust gas temperature sensor, bank 1 sensor 1 ~3
P0547 Exhaust gas temperature sensor, bank 2 sensor 1 ~3
P0550 Power steering pressure sensor ~5
P0555 Brake booster pressure sensor ~5
P0560 System voltage | out of order | unstable | too low | too high
P0564 Cruise control input A: circuit fault
P0565 Cruise control switch signal | on | off | resume | set | coast | accelerate
P0571 Brake switch A | circuit fault | circuit too low | circuit too high
P0574 Cruise control: vehicle speed too high
P0575 Cruise control input ~3
P0578 Cruise control input A | stuck | signal implausible | circuit too low | circuit too high
P0582 Cruise control vacuum control ~3
P0585 Cruise control inputs A and B contradict each other
P0586 Cruise control vent control ~3
P0589 Cruise control input B | circuit fault | stuck | signal implausible | circuit too low | circuit too high
P0594 Cruise control servo ~3
P0597 Thermostat heater control ~3
`;
