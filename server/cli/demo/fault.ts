/** Why the demo cannot go on, in words that the person at the terminal can act on; shown without a stack. */
export class DemoFault extends Error {
  override readonly name = 'DemoFault';
}

/** The demo was called in a way that it does not know. */
export class UsageFault extends DemoFault {}
