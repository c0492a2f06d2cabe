import { App } from 'cdktf';
import { dev, prod, staging } from './environments.ts';
import { foundation } from './foundation.ts';
import { longhouse } from './longhouse.ts';

const app = new App();

for (const stack of [foundation, longhouse]) {
  stack(app, dev);
  stack(app, staging);
  stack(app, prod);
}

app.synth();
