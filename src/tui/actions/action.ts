/** An action: something one can do at the workbench, by key, from the palette and on the command line. */
import type { Reader } from '../data/reader.ts'
import type { Chosen, Value } from '../screen/chosen.ts'
import type { Run } from '../workbench.ts'
import type { Act, Work } from './wish.ts'

/** Where one is: what actions may apply to. */
export interface Place {
  readonly reader: Reader
  readonly chosen?: Chosen | undefined
  readonly value?: Value | undefined
  /** The only run that is chosen, or the one whose rows are. */
  readonly run?: Run | undefined
  readonly undo?: Work | undefined
  /** Whether a run is carried out here. */
  readonly isRunning: boolean
}

/** One line of the table of actions. */
export interface Action {
  readonly id: string
  readonly title: string
  /** Names of keys; without them it is in the palette only. */
  readonly keys?: string | undefined
  /** May ask models that have a price: it is told, and agreed to, before anything is asked. */
  readonly costs?: true | undefined
  /** Cannot be taken back: a name has to be typed. */
  readonly destroys?: true | undefined
  /** What it comes to in a place; undefined where it does not apply. */
  readonly at: (place: Place) => Applied | undefined
}

/** An action in a place. */
export interface Applied {
  /** The command line that does the same, where there is one. */
  readonly command?: string | undefined
  readonly act: Act
}
