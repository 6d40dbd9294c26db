/** Everyday words that belong together: what lets a model tell a bill from a bug without an example. */
import { contentWords, stem } from '../reading/words.ts'

/** Each line: the names a category goes by, and words that speak for it. */
const lines: readonly (readonly [string, string])[] = [
  [
    'billing payment finance invoice invoicing',
    'invoice bill billing billed charge charged charges refund payment pay paid card price pricing cost fee subscription plan receipt credit tax vat money bank debit renewal discount coupon double overcharged amount transaction',
  ],
  [
    'technical bug engineering tech error incident',
    'error crash crashes bug broken fail fails failed failing freeze frozen slow load loading blank screen page api server timeout sync install update version browser exception outage stack exports export button upload 500 code integration',
  ],
  [
    'account access login profile identity',
    'account login log password reset locked email profile username sign signin two-factor code verify verification access delete settings name permission user invite role member change address',
  ],
  [
    'shipping delivery logistics order',
    'parcel package deliver delivered delivery shipping shipped courier tracking arrive arrived order late lost address warehouse post box',
  ],
  [
    'returns return refund exchange',
    'return refund exchange replace replacement damaged wrong size faulty money back broken',
  ],
  [
    'sales pricing presales upgrade',
    'quote demo pricing trial upgrade buy purchase enterprise seats discount offer contract licence license plan volume team',
  ],
  [
    'feature request feedback suggestion idea',
    'wish could add feature suggest suggestion idea improve support option dark mode please nice love would like',
  ],
  [
    'security privacy fraud abuse',
    'hacked breach stolen suspicious phishing security fraud unauthorised unauthorized leak privacy password data gdpr strange',
  ],
  ['cancellation cancel churn', 'cancel cancellation close stop leave terminate unsubscribe end renew'],
  [
    'urgent critical emergency blocking severe p1 high',
    'urgent urgently immediately asap now today down outage cannot can blocked blocking stuck deadline production emergency critical everyone nobody customers hours tonight tomorrow minutes losing lost stopped breach hacked locked presentation launch payroll waiting demo noon hour standstill stand whole office',
  ],
  [
    'low minor trivial later',
    'whenever minor small question wondering curious someday typo suggestion nice rush hurry idea cosmetic eventually',
  ],
  ['medium normal moderate', 'sometimes slow occasionally annoying workaround week soon'],
  [
    'positive happy praise good satisfied',
    'love great excellent thanks thank amazing perfect happy good best wonderful helpful fast easy recommend delicious friendly brilliant enjoyed',
  ],
  [
    'negative angry unhappy complaint bad dissatisfied',
    'terrible awful worst bad hate broken disappointed disappointing slow rude poor useless never angry waste cold boring unacceptable horrible refund',
  ],
  ['neutral mixed okay', 'okay fine average ordinary usual expected standard arrived'],
  [
    'spam scam junk',
    'winner prize free click congratulations offer lottery cash guaranteed viagra crypto limited urgent bonus',
  ],
  ['question inquiry howto', 'how what where when which does wondering question explain know possible'],
  [
    'hr people hiring',
    'salary leave holiday vacation contract manager interview candidate onboarding payslip benefits',
  ],
  [
    'legal contract compliance',
    'contract legal lawyer terms clause liability compliance gdpr agreement licence sue',
  ],
  ['sport sports', 'match team goal player coach league season score win cup tournament race'],
  ['politics government', 'election vote minister parliament government president policy law party senate'],
  ['business economy', 'market shares company profit revenue bank stock economy merger investors sales'],
  [
    'technology science tech',
    'software phone computer data research study scientists chip internet robot space',
  ],
  ['health medical', 'doctor patient hospital medicine disease health pain treatment vaccine symptoms'],
  ['food restaurant cooking', 'food meal dish cook recipe restaurant taste dinner kitchen waiter menu'],
  ['travel tourism', 'hotel flight trip airport beach booking tour travel passport luggage'],
  ['true yes correct', 'yes indeed correct true confirmed agree'],
  ['false no incorrect', 'not never false wrong denied incorrect'],
]

const groups = lines.map(([names, words]) => ({
  topic: `#${names}`,
  heads: new Set(names.split(' ').map(stem)),
  cues: new Set(contentWords(`${names} ${words}`)),
}))

/** The stems that speak for a category, its own words included. */
export function cuesOf(category: string): ReadonlySet<string> {
  const own = stemsOf(category)
  return new Set([...own, ...groupsOf(own).flatMap(({ cues }) => [...cues])])
}

/** True for a category whose name is known here. */
export function isFamiliar(category: string): boolean {
  return groupsOf(stemsOf(category)).length > 0
}

function stemsOf(category: string): string[] {
  return contentWords(category.replaceAll(/[_-]/g, ' '))
}

function groupsOf(stems: readonly string[]) {
  return groups.filter(({ heads }) => stems.some((word) => heads.has(word)))
}

/** The categories that some stems speak for, as marks that are no words. */
export function topicsOf(stems: ReadonlySet<string>): string[] {
  return groups.filter(({ cues }) => [...stems].some((word) => cues.has(word))).map(({ topic }) => topic)
}
