/** Begins a line that is no data: the reason why the next one was refused. JSON never begins so. */
export const mark = '#quarantined'
