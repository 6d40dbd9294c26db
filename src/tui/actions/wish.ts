/** Effects as values: what is to be done to the world, described by a reducer, carried out at the edge of the program. */
import type { Route } from '../screen/route.ts'
import type { Tone } from '../text/line.ts'
import type { Choices, Desk, RunProgress } from '../workbench.ts'

/** What a screen may ask of the program: an effect, or a way to it. */
export type Act =
  | Wish
  | { readonly type: 'ask'; readonly question: Question }
  | { readonly type: 'form'; readonly form: Form }
  /** What a key does on the screen one comes back to. */
  | { readonly type: 'press'; readonly key: string }
  /** Agrees to every cost of this session, `act` being the first. */
  | { readonly type: 'agree'; readonly act: Act }
  /** Stops the runs under way, and quits when they have ended. */
  | { readonly type: 'leave' }

/** What only the edge of the program can do. */
export type Wish =
  | { readonly type: 'quit' }
  /** Without waiting for the calls under way. */
  | { readonly type: 'quit-now' }
  | { readonly type: 'stop' }
  | { readonly type: 'suspend' }
  | { readonly type: 'redraw' }
  | { readonly type: 'copy'; readonly name: string; readonly text: () => string }
  | OpenWish
  | { readonly type: 'work'; readonly work: Work }

/** A text for another program in the same terminal, as a file of its own that goes afterwards. */
export interface OpenWish {
  readonly type: 'open'
  readonly in: 'pager' | 'editor'
  /** File name, whose ending tells the other program what it is. */
  readonly name: string
  readonly text: () => string
  /** Told of the text as it was saved, when it was changed. */
  readonly saved?: ((desk: Desk, edited: string) => Promise<Done>) | undefined
}

/** Something done through the workbench. What it throws is told to the user. */
export interface Work {
  /** What the user is told while it goes on. */
  readonly title: string
  readonly does: (desk: Desk, watch: Watch) => Promise<Done>
  /**
   * `run`: carries out a run; has a line of its own on the screen, and can be stopped. `awaited`: finds something out
   * that the user waits for; any key calls it off, and its outcome is then dropped. @default neither: it is short
   */
  readonly kind?: 'run' | 'awaited' | undefined
  /** Whether the run it makes is shown as soon as it has a row, unless a key was pressed since. @default false */
  readonly isNew?: boolean | undefined
}

/** How work is followed and stopped. */
export interface Watch {
  readonly signal: AbortSignal
  readonly onProgress: (progress: RunProgress) => void
}

/** What came of work. The store is read again, unless the work was only waited for. */
export interface Done {
  readonly note?: string | undefined
  /** What takes it back, for `u`. */
  readonly undo?: Work | undefined
  /** `home` are the runs. */
  readonly go?: Route | 'back' | 'home' | undefined
  readonly next?: Act | undefined
}

/** A question before something is done. */
export interface Question {
  readonly title: string
  /** Facts to decide by. */
  readonly facts: readonly (readonly [text: string, tone: Tone])[]
  /** What it costs, where models are asked; `a` then agrees to every cost of this session. */
  readonly price?: string | undefined
  /** What has to be typed, as the name of what is destroyed. @default the key y is enough */
  readonly typing?: string | undefined
  /** What follows from yes. */
  readonly act: Act
}

/** One text of a form. */
export interface Field {
  readonly name: string
  readonly label: string
  /** What stands in it at first. @default '' */
  readonly value?: string | undefined
  /** What leaving it empty means. */
  readonly empty: string
  /** Which texts are offered. @default none */
  readonly offers?: keyof Choices | undefined
  /** Whether it takes digits only. @default false */
  readonly isNumber?: boolean | undefined
}

/** What is filled in: a text for each field by name, without spaces at its ends. */
export type Filled = Readonly<Record<string, string>>

/** Texts to be filled in before something is done. */
export interface Form {
  readonly title: string
  readonly fields: readonly Field[]
  /** The command line that does the same. */
  readonly command: (filled: Filled) => string
  readonly act: (filled: Filled) => Act
}
