import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { plan, planWishes } from './plan.ts'
import * as at from './plan.paths.ts'

export const planBoard = defineEndpoint(at.planBoard, {
  summary:
    'A plan for all open requests at once, with what is proven of it and what first come would give. It only computes: nothing is stored or sent',
  audience: staff,
  rate: 'heavy',
  body: planWishes,
  success: { status: 200, schema: plan },
  refuses: ['plan-under-way', 'plan-failed'],
})
