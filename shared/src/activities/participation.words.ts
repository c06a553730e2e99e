/** So many certificates of persons are printed at once. */
export const mostPersons = 60
