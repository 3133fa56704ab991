/** A place in a JSON value. */
export type JsonPath = readonly (string | number)[]
