/** P20xx to P22xx and P2Axx: later codes of air, fuel and exhaust treatment. How the lines are read: see ../read.ts. */
export const newerAirAndFuel = `
P2000 NOx trap, bank 1: stores too little
P2001 NOx trap, bank 2: stores too little
P2002 Particle filter, bank 1: filters too little
P2003 Particle filter, bank 2: filters too little
P2004 Intake manifold runner, bank 1: stuck open
P2005 Intake manifold runner, bank 2: stuck open
P2006 Intake manifold runner, bank 1: stuck closed
P2007 Intake manifold runner, bank 2: stuck closed
P2008 Intake manifold runner control, bank 1 ~3
P2011 Intake manifold runner control, bank 2 ~3
P2014 Intake manifold runner position sensor, bank 1 ~5
P2019 Intake manifold runner position sensor, bank 2 ~5
P2024 Fuel vapour temperature sensor ~5
P2029 Fuel fired heater is switched off
P2030 Fuel fired heater does not perform as it should
P2031 Exhaust gas temperature sensor, bank 1 sensor 2 ~3
P2034 Exhaust gas temperature sensor, bank 2 sensor 2 ~3
P2037 Reductant injection air pressure sensor ~5
P2042 Reductant temperature sensor ~5
P2047 Reductant injector, bank 1 unit 1 ~3
P2050 Reductant injector, bank 2 unit 1 ~3
P2053 Reductant injector, bank 1 unit 2 ~3
P2056 Reductant injector, bank 2 unit 2 ~3
P2059 Reductant injection air pump ~3
P2062 Reductant supply control ~3
P2065 Fuel level sensor B ~5
P2070 Intake manifold tuning valve stuck open
P2071 Intake manifold tuning valve stuck closed
P2072 Throttle is blocked by ice
P2075 Intake manifold tuning valve position sensor ~5
P2080 Exhaust gas temperature sensor, bank 1 sensor 1 | signal implausible | signal comes and goes
P2082 Exhaust gas temperature sensor, bank 2 sensor 1 | signal implausible | signal comes and goes
P2084 Exhaust gas temperature sensor, bank 1 sensor 2 | signal implausible | signal comes and goes
P2086 Exhaust gas temperature sensor, bank 2 sensor 2 | signal implausible | signal comes and goes
P2088 Camshaft actuator A, bank 1 | circuit too low | circuit too high
P2090 Camshaft actuator B, bank 1 | circuit too low | circuit too high
P2092 Camshaft actuator A, bank 2 | circuit too low | circuit too high
P2094 Camshaft actuator B, bank 2 | circuit too low | circuit too high
P2096 Fuel trim behind the catalytic converter, bank 1 | too lean | too rich
P2098 Fuel trim behind the catalytic converter, bank 2 | too lean | too rich
P2100 Throttle actuator motor ~4
P2104 Throttle actuator: engine held at idle
P2105 Throttle actuator: engine was shut down
P2106 Throttle actuator: power is limited
P2107 Throttle actuator control module: processor fault
P2108 Throttle actuator control module does not perform as it should
P2109 Throttle or pedal sensor A: lowest stop wrong
P2110 Throttle actuator: engine speed is limited
P2111 Throttle actuator stuck open
P2112 Throttle actuator stuck closed
P2118 Throttle actuator motor current implausible
P2119 Throttle body does not move as it should
P2120 Throttle or pedal position sensor D ~5
P2125 Throttle or pedal position sensor E ~5
P2130 Throttle or pedal position sensor F ~5
P2135 Throttle or pedal sensors A and B contradict each other
P2136 Throttle or pedal sensors A and C contradict each other
P2137 Throttle or pedal sensors B and C contradict each other
P2138 Throttle or pedal sensors D and E contradict each other
P2139 Throttle or pedal sensors D and F contradict each other
P2140 Throttle or pedal sensors E and F contradict each other
P2141 Exhaust gas recirculation throttle | circuit too low | circuit too high
P2143 Exhaust gas recirculation vent control ~3
P2146 Injector supply voltage, group A ~3
P2149 Injector supply voltage, group B ~3
P2152 Injector supply voltage, group C ~3
P2155 Injector supply voltage, group D ~3
P2158 Vehicle speed sensor B | circuit fault | signal implausible | signal too low | signal erratic or too high
P2162 Vehicle speed sensors A and B contradict each other
P2172 Throttle actuator: sudden high air flow
P2173 Throttle actuator: air flow too high
P2174 Throttle actuator: sudden low air flow
P2175 Throttle actuator: air flow too low
P2176 Throttle actuator: idle position has not been learned
P2177 Mixture above idle, bank 1 | too lean | too rich
P2179 Mixture above idle, bank 2 | too lean | too rich
P2181 Cooling system does not perform as it should
P2182 Coolant temperature sensor 2 ~5
P2187 Mixture at idle, bank 1 | too lean | too rich
P2189 Mixture at idle, bank 2 | too lean | too rich
P2191 Mixture at higher load, bank 1 | too lean | too rich
P2193 Mixture at higher load, bank 2 | too lean | too rich
P2195 Oxygen sensor signal, bank 1 sensor 1 | stuck lean | stuck rich
P2197 Oxygen sensor signal, bank 2 sensor 1 | stuck lean | stuck rich
P2199 Intake air temperature sensors 1 and 2 contradict each other
P2200 NOx sensor, bank 1 ~5
P2205 NOx sensor heater control, bank 1 ~3
P2208 NOx sensor heater sense, bank 1 ~4
P2213 NOx sensor, bank 2 ~5
P2218 NOx sensor heater control, bank 2 ~3
P2226 Barometric pressure sensor A ~5
P2231 Oxygen sensor signal shorted to its heater, bank 1 sensor 1
P2232 Oxygen sensor signal shorted to its heater, bank 1 sensor 2
P2233 Oxygen sensor signal shorted to its heater, bank 1 sensor 3
P2234 Oxygen sensor signal shorted to its heater, bank 2 sensor 1
P2235 Oxygen sensor signal shorted to its heater, bank 2 sensor 2
P2236 Oxygen sensor signal shorted to its heater, bank 2 sensor 3
P2237 Oxygen sensor pumping current, bank 1 sensor 1 ~3
P2240 Oxygen sensor pumping current, bank 2 sensor 1 ~3
P2243 Oxygen sensor reference voltage, bank 1 sensor 1 ~4
P2247 Oxygen sensor reference voltage, bank 2 sensor 1 ~4
P2251 Oxygen sensor negative current, bank 1 sensor 1 ~3
P2254 Oxygen sensor negative current, bank 2 sensor 1 ~3
P2257 Secondary air control A | circuit too low | circuit too high
P2259 Secondary air control B | circuit too low | circuit too high
P2261 Turbocharger bypass valve: mechanical fault
P2262 No boost pressure: mechanical fault
P2263 Turbocharger does not perform as it should
P2264 Water in fuel sensor ~5
P2269 Water in the fuel
P2270 Oxygen sensor signal, bank 1 sensor 2 | stuck lean | stuck rich
P2272 Oxygen sensor signal, bank 2 sensor 2 | stuck lean | stuck rich
P2274 Oxygen sensor signal, bank 1 sensor 3 | stuck lean | stuck rich
P2276 Oxygen sensor signal, bank 2 sensor 3 | stuck lean | stuck rich
P2278 Oxygen sensors 3 of the two banks are swapped
P2279 Leak in the intake air system
P2280 Air leak or blockage between air filter and air flow sensor
P2281 Air leak between air flow sensor and throttle
P2282 Air leak between throttle and intake valves
P2288 Injector control pressure too high
P2289 Injector control pressure too high with the engine off
P2290 Injector control pressure too low
P2291 Injector control pressure too low while starting
P2292 Injector control pressure erratic
P2293 Fuel pressure regulator 2 does not hold the wanted pressure
P2294 Fuel pressure regulator 2 control ~3
P2297 Oxygen sensor out of range while slowing down, bank 1 sensor 1
P2298 Oxygen sensor out of range while slowing down, bank 2 sensor 1
P2299 Brake and accelerator pedal pressed at once
P2A00 Oxygen sensor implausible, bank 1 sensor 1
P2A01 Oxygen sensor implausible, bank 1 sensor 2
P2A02 Oxygen sensor implausible, bank 1 sensor 3
P2A03 Oxygen sensor implausible, bank 2 sensor 1
P2A04 Oxygen sensor implausible, bank 2 sensor 2
P2A05 Oxygen sensor implausible, bank 2 sensor 3
`;
