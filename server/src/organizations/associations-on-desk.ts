import { jstDay, type OrganizationId } from '@app/shared'
import { handoverYearOn } from '../accounts/index.ts'
import type { Context } from '../platform/context.ts'
import { associationsFor, type AssociationsWanted, districtsOfAssociations } from './associations.queries.ts'
import { districtOfFederation } from './federations.queries.ts'

const today = ({ now }: Context) => {
  const day = jstDay(now)
  return { day, handoverYear: handoverYearOn(day) }
}

/** The centre's list of associations, as of today and for the handover that is spoken of today. */
export const associationsOnDesk = (ctx: Context, wanted: AssociationsWanted) =>
  associationsFor(ctx.db, today(ctx), wanted)

/** 地区のようす of a federation, for the handover that is spoken of today. */
export const federationDistrict = (ctx: Context, id: OrganizationId) =>
  districtOfFederation(ctx, id, today(ctx).handoverYear)

/** The same, counted by district. */
export const associationDistricts = (ctx: Context) => districtsOfAssociations(ctx.db, today(ctx))
