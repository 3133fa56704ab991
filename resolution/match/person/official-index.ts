import { personIndex as at } from '../features.ts'

/** Where the level of each kind of official number stands. */
export const officialIndex = {
  NATIONAL_ID: at.nationalId,
  PASSPORT: at.passport,
  DRIVER_LICENCE: at.driverLicence,
  TAX_ID: at.taxId,
}
