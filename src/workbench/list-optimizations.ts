/** What optimizers have made: each compile with its trainset, its candidates and their scores. */
import { type ProgramCard, programCards } from './program-cards.ts'
import type { Session } from './session.ts'

/** A compile, which goes by the program it made. */
export interface Optimization extends ProgramCard {
  readonly optimizer: string
}

/** Compiles of this store, newest first; programs that came from elsewhere are none of them. */
export async function listOptimizations(session: Session): Promise<Optimization[]> {
  return (await programCards(session)).flatMap(({ optimizer, ...card }) =>
    optimizer === null || !card.isMadeHere ? [] : [{ ...card, optimizer }],
  )
}
