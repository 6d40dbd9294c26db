/** When something happened, in local time, short and of steady width. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `14:05` today, `Nov 21` this year, `Nov '25` before; empty for what is no date. */
export function when(iso: string, now: number): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return ''
  const today = new Date(now)
  const month = months[date.getMonth()] ?? ''
  if (date.getFullYear() !== today.getFullYear()) return `${month} '${String(date.getFullYear()).slice(-2)}`
  return date.toDateString() === today.toDateString() ? clock(date) : `${month} ${date.getDate()}`
}

/** Date and time of day in full; empty for what is no date. */
export function moment(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return ''
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${clock(date)}`
}

function clock(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
