/** P06xx: control modules, their supplies and outputs. How the lines are read: see ../read.ts. */
export const computer = `
P0600 Serial communication link between control modules: fault
P0601 Control module: memory checksum wrong
P0602 Control module is not programmed as it should
P0603 Control module: kept memory lost
P0604 Control module: working memory (RAM) fault
P0605 Control module: program memory (ROM) fault
P0606 Engine control module: processor fault
P0607 Control module does not perform as it should
P0608 Vehicle speed output A of the control module: fault
P0609 Vehicle speed output B of the control module: fault
P0610 Control module: vehicle options wrong
P0611 Injector control module does not perform as it should
P0612 Injector control module relay: control fault
P0613 Transmission control module: processor fault
P0614 Engine and transmission control modules do not fit each other
P0615 Starter relay ~3
P0618 Alternative fuel control module: kept memory lost
P0619 Alternative fuel control module: memory fault
P0620 Generator control: circuit fault
P0621 Generator lamp (terminal L): circuit fault
P0622 Generator field (terminal F): circuit fault
P0623 Generator lamp control: circuit fault
P0624 Fuel cap lamp: circuit fault
P0625 Generator field (terminal F) | circuit too low | circuit too high
P0627 Fuel pump A control ~3
P0630 Engine control module: vehicle identification number missing or another
P0631 Transmission control module: vehicle identification number missing or another
P0632 Odometer is not programmed in the engine control module
P0633 Immobiliser key is not programmed in the engine control module
P0634 Control module too hot inside
P0635 Power steering control ~3
P0638 Throttle actuator, bank 1: does not reach the wanted position
P0639 Throttle actuator, bank 2: does not reach the wanted position
P0640 Intake air heater control: circuit fault
P0641 Sensor reference voltage A ~3
P0644 Communication with the driver display: fault
P0645 Air conditioning clutch relay ~3
P0648 Immobiliser lamp: circuit fault
P0649 Cruise control lamp: circuit fault
P0650 Engine warning lamp: circuit fault
P0651 Sensor reference voltage B ~3
P0654 Engine speed output: circuit fault
P0655 Engine hot lamp: circuit fault
P0656 Fuel level output: circuit fault
P0657 Actuator supply voltage A ~3
P0660 Intake manifold tuning valve, bank 1 ~3
P0663 Intake manifold tuning valve, bank 2 ~3
P0666 Control module inner temperature sensor ~4
P0670 Glow plug control module: circuit fault
P0671*12 Glow plug of cylinder {n}: circuit fault
P0683 Communication between glow plug module and engine control module | circuit fault | signal implausible
P0685 Control module power relay control ~3
P0688 Control module power relay sense ~3
P0691 Cooling fan 1 control | circuit too low | circuit too high
P0693 Cooling fan 2 control | circuit too low | circuit too high
P0695 Cooling fan 3 control | circuit too low | circuit too high
P0697 Sensor reference voltage C ~3
`;
