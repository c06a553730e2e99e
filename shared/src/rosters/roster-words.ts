/** Numbers of 当日の名簿, free of zod so that screens may use them. */

/**
 * So many days after the activity its names are deleted, at midnight in Japan: long enough for certificates and for asking
 * after an accident. Our own number, no law's.
 */
export const namesKeptFor = 90

/**
 * So many days before the activity its association may print the names, up to the day itself: it receives the people, and
 * needs no names earlier or later. Our own number, no law's.
 */
export const listOpensBefore = 7

/** Most letters of 連絡事項. */
export const mostOfRemark = 100
