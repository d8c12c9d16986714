import { Component, type ReactNode } from 'react';

interface Props {
  /** What is shown instead of a page that broke. */
  instead: ReactNode;
  children: ReactNode;
}

/** The last resort: a page that broke says so. */
export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}
