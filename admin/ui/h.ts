import { createElement, Fragment as Many, useEffect as effect, useState as state } from 'react';
import { Link as To } from 'react-router-dom';

/** What JSX becomes, and what else stands all over the bundle, each under a name of one letter there. */
export const h = createElement;
export const Fragment = Many;
export const useEffect = effect;
export const useState = state;
export const Link = To;
