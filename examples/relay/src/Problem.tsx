import { Component, type ReactNode } from 'react'

/** Shows what went wrong below it: Relay throws where an answer has no data, and where there was no answer. */
export class Problem extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {}

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    return this.state.error ? <p role="alert">{this.state.error.message}</p> : this.props.children
  }
}
