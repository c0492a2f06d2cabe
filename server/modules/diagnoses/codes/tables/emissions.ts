/** P04xx: exhaust gas recirculation, secondary air, catalysts, fuel vapour, fans. How the lines are read: see ../read.ts. */
export const emissions = `
P0400 Exhaust gas recirculation | flow wrong | flow too small | flow too large | control circuit fault | control implausible
P0405 Exhaust gas recirculation sensor A | circuit too low | circuit too high
P0407 Exhaust gas recirculation sensor B | circuit too low | circuit too high
P0409 Exhaust gas recirculation sensor A: circuit fault
P0410 Secondary air injection | does not work as it should | flow wrong
P0412 Secondary air switching valve A | circuit fault | circuit open | circuit shorted
P0415 Secondary air switching valve B | circuit fault | circuit open | circuit shorted
P0418 Secondary air pump relay A: circuit fault
P0419 Secondary air pump relay B: circuit fault
P0420 Catalytic converter, bank 1: cleans too little
P0421 Warm-up catalytic converter, bank 1: cleans too little
P0422 Main catalytic converter, bank 1: cleans too little
P0423 Heated catalytic converter, bank 1: cleans too little
P0424 Heated catalytic converter, bank 1: too cold
P0425 Catalytic converter temperature sensor, bank 1 ~4
P0429 Catalytic converter heater, bank 1: circuit fault
P0430 Catalytic converter, bank 2: cleans too little
P0431 Warm-up catalytic converter, bank 2: cleans too little
P0432 Main catalytic converter, bank 2: cleans too little
P0433 Heated catalytic converter, bank 2: cleans too little
P0434 Heated catalytic converter, bank 2: too cold
P0435 Catalytic converter temperature sensor, bank 2 ~4
P0439 Catalytic converter heater, bank 2: circuit fault
P0440 Fuel vapour system does not work as it should
P0441 Fuel vapour purge flow wrong
P0442 Small leak in the fuel vapour system
P0443 Fuel vapour purge valve | circuit fault | circuit open | circuit shorted
P0446 Fuel vapour vent control | circuit fault | circuit open | circuit shorted
P0449 Fuel vapour vent valve: circuit fault
P0450 Fuel vapour pressure sensor ~5
P0455 Large leak in the fuel vapour system
P0456 Very small leak in the fuel vapour system
P0457 Leak in the fuel vapour system: fuel cap loose or missing
P0458 Fuel vapour purge valve: circuit too low
P0459 Fuel vapour purge valve: circuit too high
P0460 Fuel level sensor A ~5
P0465 Fuel vapour purge flow sensor ~5
P0470 Exhaust pressure sensor ~5
P0475 Exhaust pressure control valve ~5
P0480*3 Cooling fan {n} control: circuit fault
P0483 Cooling fan does not do what it is told
P0484 Cooling fan draws too much current
P0485 Cooling fan supply or ground: circuit fault
P0486 Exhaust gas recirculation sensor B: circuit fault
P0487 Exhaust gas recirculation throttle | circuit fault | signal implausible
P0489 Exhaust gas recirculation control | circuit too low | circuit too high
P0491 Secondary air injection, bank 1: too little air
P0492 Secondary air injection, bank 2: too little air
P0493 Cooling fan turns too fast
P0494 Cooling fan turns too slowly
P0495 Cooling fan speed too high
P0496 Fuel vapour purges when it should not
P0497 Fuel vapour purge flow too small
P0498 Fuel vapour vent control | circuit too low | circuit too high
`;
