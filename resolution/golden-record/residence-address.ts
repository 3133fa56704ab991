/** The type says that it is not a home. */
const elsewhere = /work|office|business|company|billing|invoice|delivery|shipping|former|previous|old|temporary/i

/** Whether somebody may live at an address as written: its type says so, or says nothing else. */
export function mayBeHome(address: unknown): boolean {
  return !elsewhere.test(addressTypeOf(address))
}

/** Empty if the address names no type. */
export function addressTypeOf(address: unknown): string {
  const type: unknown = typeof address === 'object' && address !== null ? Reflect.get(address, 'type') : undefined
  return typeof type === 'string' ? type : ''
}
