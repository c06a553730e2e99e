import type { Need } from './need.ts'
import { needsForPeople } from './needs-for-people.ts'
import { needsOutdoors } from './needs-outdoors.ts'

/** What associations of the demo city ask for, in the order of the city's categories. */
export const needs: readonly Need[] = [...needsOutdoors, ...needsForPeople]
