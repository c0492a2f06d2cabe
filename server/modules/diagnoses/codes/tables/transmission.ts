/** P07xx to P09xx: gearbox, clutch, transfer case. How the lines are read: see ../read.ts. */
export const transmission = `
P0700 Transmission control asks for the warning lamp: read its own codes too
P0701 Transmission control: implausible
P0702 Transmission control: electrical fault
P0703 Brake switch B: circuit fault
P0704 Clutch switch input: circuit fault
P0705 Transmission range sensor A ~5
P0710 Transmission fluid temperature sensor A ~5
P0715 Input or turbine speed sensor A ~n
P0719 Brake switch B: circuit too low
P0720 Output speed sensor ~n
P0724 Brake switch B: circuit too high
P0725 Engine speed input to the transmission ~n
P0729 Sixth gear: ratio wrong
P0730 Gear ratio wrong
P0731*5 Gear {n}: ratio wrong
P0736 Reverse gear: ratio wrong
P0737 Engine speed output of the transmission control ~3
P0740 Torque converter clutch ~v
P0745 Pressure control solenoid A ~v
P0750 Shift solenoid A ~v
P0755 Shift solenoid B ~v
P0760 Shift solenoid C ~v
P0765 Shift solenoid D ~v
P0770 Shift solenoid E ~v
P0775 Pressure control solenoid B ~v
P0780 Shifting goes wrong
P0781*4 Shift up from gear {n} goes wrong
P0785 Shift timing solenoid ~5
P0790 Normal or performance switch: circuit fault
P0791 Intermediate shaft speed sensor ~n
P0795 Pressure control solenoid C ~v
P0800 Transfer case control asks for the warning lamp
P0801 Reverse inhibit control: circuit fault
P0802 Warning lamp request of the transmission: circuit open
P0803 Skip shift solenoid: circuit fault
P0804 Skip shift lamp: circuit fault
P0805 Clutch position sensor ~5
P0810 Clutch position control error
P0811 Clutch slips too much
P0812 Reverse input: circuit fault
P0813 Reverse output: circuit fault
P0814 Transmission range display: circuit fault
P0815 Upshift switch: circuit fault
P0816 Downshift switch: circuit fault
P0817 Starter disable: circuit fault
P0818 Driveline disconnect switch: circuit fault
P0819 Shift switches contradict the transmission range
P0820 Gear lever position sensor | circuit fault | X position wrong | Y position wrong | X signal comes and goes | Y signal comes and goes
P0825 Gear lever push-pull switch: circuit fault
P0826 Up and down switch ~3
P0829 Shift from gear 5 to 6 goes wrong
P0830 Clutch switch A ~3
P0833 Clutch switch B ~3
P0836 Four-wheel drive switch ~4
P0840 Transmission fluid pressure sensor A ~5
P0845 Transmission fluid pressure sensor B ~5
P0850 Park or neutral switch ~3
P0853 Drive switch ~3
P0856 Traction control input ~4
P0860 Communication with the gear shift module ~3
P0863 Communication with the transmission control module ~4
P0867 Transmission fluid pressure | wrong | too low | too high
P0870 Transmission fluid pressure sensor C ~5
P0875 Transmission fluid pressure sensor D ~5
P0880 Transmission control module supply ~5
P0885 Transmission control module power relay control ~3
P0888 Transmission control module power relay sense ~5
P0893 Several gears engaged at once
P0894 Transmission component slips
P0895 Shift time too short
P0896 Shift time too long
P0897 Transmission fluid is worn out
P0898 Warning lamp request of the transmission | circuit too low | circuit too high
P0900 Clutch actuator ~4
P0904 Gate select position ~5
P0909 Gate select control error
P0910 Gate select actuator ~4
P0914 Gear shift position ~5
P0919 Gear shift position control error
P0920 Gear shift forward actuator ~4
P0924 Gear shift reverse actuator ~4
P0928 Gear shift lock solenoid ~4
P0932 Hydraulic pressure sensor ~5
P0937 Hydraulic oil temperature sensor ~5
P0942 Hydraulic pressure unit: fault
P0943 Hydraulic pressure unit cycles too often
P0944 Hydraulic pressure unit lost its pressure
P0945 Hydraulic pump relay ~4
P0949 Automatic shifting has not been learned
P0950 Manual control of the automatic gearbox ~5
P0955 Manual mode of the automatic gearbox ~5
P0960 Pressure control solenoid A control ~4
P0964 Pressure control solenoid B control ~4
P0968 Pressure control solenoid C control ~4
P0972 Shift solenoid A control | signal implausible | circuit too low | circuit too high
P0975 Shift solenoid B control | signal implausible | circuit too low | circuit too high
P0978 Shift solenoid C control | signal implausible | circuit too low | circuit too high
P0981 Shift solenoid D control | signal implausible | circuit too low | circuit too high
P0984 Shift solenoid E control | signal implausible | circuit too low | circuit too high
P0997 Shift solenoid F control | signal implausible | circuit too low | circuit too high
`;
