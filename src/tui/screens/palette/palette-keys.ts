/** Keys of the palette. */
import { fieldKeys } from '../../input/field-keys.ts'
import { type Binding, bind, layered } from '../../keys/binding.ts'
import type { PaletteAction } from './palette-state.ts'

/** The table. */
export const paletteKeys: readonly Binding<PaletteAction>[] = layered<PaletteAction>(
  [
    bind<PaletteAction>('enter', 'do it', { type: 'chosen' }, 'do it'),
    bind<PaletteAction>('down ctrl-n tab', 'next', { type: 'selected', by: 1 }, 'next'),
    bind<PaletteAction>('up ctrl-p shift-tab', 'previous', { type: 'selected', by: -1 }),
    bind<PaletteAction>('ctrl-y', 'copy the command line', { type: 'copied' }, 'copy command'),
    bind<PaletteAction>('esc', 'close', { type: 'closed' }, 'close'),
  ],
  fieldKeys,
)
