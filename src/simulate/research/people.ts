/** Finds the people that research notes speak of. */

const known = new Set(
  `adults agents analysts applicants artists beginners borrowers builders buyers callers candidates caregivers
  carers children citizens clerks clients coaches colleagues commuters couples crews customers dads dispatchers
  drivers engineers families farmers founders freelancers friends growers guests homeowners households hosts kids
  landlords leads learners managers members men moms mothers mums neighbours neighbors newcomers nurses operators
  organisers organizers owners parents partners passengers patients people pickers players pupils readers
  residents reviewers riders sellers seniors shoppers sisters staff students subscribers supervisors teachers
  teams teens tenants trainees travellers users viewers visitors volunteers women workers`.split(/\s+/),
)

/** Plural nouns and verbs that only look like people by their endings. */
const things = new Set(
  `adapters answers banners boilers borders bothers butters calculators centers chapters chargers
  checklists colors computers considers containers coolers corners counters covers delivers differs dinners
  discovers doors drawers elevators enters errors exists factors favors fevers filters fingers
  floors flowers folders freezers gathers grants headers hovers identifiers indicators insists ladders layers
  letters lowers matters meters mirrors monitors motors newsletters numbers offers orders others papers
  parameters persists plants playlists posters powders powers prefers printers quarters radiators recovers
  registers remembers reminders renders resists restaurants rivers scanners sensors servers shortlists shoulders
  showers starters stickers suffers summers tenders timers towers trackers tractors trailers transfers triggers
  falters hinders lingers mutters ponders wanders whispers withers wonders
  variants vectors vouchers waitlists warrants winters wishlists`.split(/\s+/),
)

const qualities =
  /^(?:new|older|younger|young|busy|seasonal|rural|first-time|part-time|night-shift|remote|junior|senior|small|local|existing|returning|pregnant|single|working)$/

/** People named in notes, most often named first; `people` when none are. */
export function peopleIn(texts: readonly string[]): [string, ...string[]] {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const words = text.match(/[A-Za-z][A-Za-z'-]*/g) ?? []
    words.forEach((word, at) => {
      if (!arePeople(word)) return
      const before = words[at - 1]?.toLowerCase() ?? ''
      const name = `${qualities.test(before) ? `${before} ` : ''}${word.toLowerCase()}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
    })
  }
  const named = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name)
  const [first = 'people', ...others] = named.slice(0, 4)
  return [first, ...others]
}

/** True for a plural noun that names people. */
export function arePeople(word: string): boolean {
  const plain = word.toLowerCase()
  if (known.has(plain)) return true
  return plain.length > 6 && /(?:ers|ors|ists|ants|ians)$/.test(plain) && !things.has(plain)
}
