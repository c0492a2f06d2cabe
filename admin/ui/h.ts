import { createElement, Fragment as Many } from 'react';

/** What JSX becomes, under a name of one letter in the bundle: it stands there some hundred times. */
export const h = createElement;
export const Fragment = Many;
