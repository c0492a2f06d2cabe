/** @jsx h */
import { Component, type ReactNode } from 'react';
import { Frame } from './Frame.tsx';
import { h } from './h.ts';
import { t } from './words.ts';

/** Stands where a page cannot be drawn, so that the way around stays. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Frame title={t('broken page')} lead={t('broken')}>
        {null}
      </Frame>
    );
  }
}
