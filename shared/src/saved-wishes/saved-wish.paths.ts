import { paths } from '../kernel/path.ts'

const own = '/api/supporters/:organizationId'
export const { listFittingRequests, listSavedWishes, saveWish, changeWish, removeWish } = paths({
  listFittingRequests: `GET ${own}/fitting-requests`,
  listSavedWishes: `GET ${own}/saved-wishes`,
  saveWish: `POST ${own}/saved-wishes`,
  changeWish: `PATCH ${own}/saved-wishes/:savedWishId`,
  removeWish: `DELETE ${own}/saved-wishes/:savedWishId`,
})
