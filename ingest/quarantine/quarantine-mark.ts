/** Begins a line that is not data but the reason why the next line was refused. JSON never begins in this way. */
export const mark = '#quarantined'
