/** U0xxx: the network between control modules. How the lines are read: see ../read.ts. */
export const network = `
U0001 High speed CAN bus ~b
U0010 Medium speed CAN bus ~b
U0019 Low speed CAN bus ~b
U0028 Vehicle bus A ~b
U0037 Vehicle bus B ~b
U0046 Vehicle bus C ~b
U0055 Vehicle bus D ~b
U0064 Vehicle bus E ~b
U0073*5 Control module bus {A} is off
U0100 No communication with the | engine control module A | transmission control module | transfer case control module | gear shift module | cruise control module | injector control module | glow plug control module | throttle actuator control module | alternative fuel control module | fuel pump control module | drive motor control module A | battery energy control module A | battery energy control module B
U0113 Emission critical information is missing on the network
U0114 No communication with the | four-wheel drive clutch module | engine control module B | coolant temperature control module | power take-off control module | fuel additive control module | fuel cell control module | starter generator control module | anti-lock brake control module | vehicle dynamics control module | yaw rate sensor | lateral acceleration sensor | multi-axis acceleration sensor | steering angle sensor | tyre pressure monitor | parking brake module | brake system control module | steering effort control module | power steering control module | ride level control module | active roll control module | rear power steering control module | front differential control module | rear differential control module | trailer brake control module | all terrain control module | suspension control module B | body control module | body control module A | body control module B | body control module C | body control module D | body control module E | gateway A | gateway B | gateway C | gateway D | gateway E | restraint (airbag) control module | left side restraint module | right side restraint module | occupant classification module | instrument cluster | information centre A | information centre B | head-up display | parking assist module | audible alert module | compass module | navigation display | navigation control module | climate control module | rear climate control module | auxiliary heater module | immobiliser module | vehicle security module | sunroof module
U0181 No communication with the | headlamp levelling module | front lighting module | rear lighting module | radio | antenna module | audio amplifier
U0199 No communication with the door module A
U0200 No communication with the | door module B | door module C | door module D
U0208 No communication with the | seat module A | seat module B | seat module C | seat module D | steering column module | mirror module | remote function module
U0230 No communication with the | rear gate module | rain sensor | left blind spot module | right blind spot module | convenience recall module | front distance sensor | column lock module
U0300 Control modules have software that does not fit together
U0301 Software does not fit that of the engine control module
U0302 Software does not fit that of the transmission control module
U0400 Invalid data on the network
U0401 Invalid data from the | engine control module A | transmission control module | transfer case control module | gear shift module | cruise control module | injector control module | glow plug control module | throttle actuator control module | alternative fuel control module | fuel pump control module | drive motor control module A | battery energy control module A | battery energy control module B | four-wheel drive clutch module | anti-lock brake control module | vehicle dynamics control module | parking brake module | brake system control module | steering effort control module | power steering control module | ride level control module | body control module | instrument cluster | climate control module | auxiliary heater module | immobiliser module | vehicle security module | steering angle sensor | steering column module | tyre pressure monitor
`;
