/** What the city's LINE account answers by itself. */
export const lineWords = {
  hello:
    'あつ活サポーターです。会員ページの「お知らせの受け取り方」で「LINEにつなぐ」を押し、出てきた番号をここに送ってください。お知らせがLINEに届くようになります。',
  linked:
    'つながりました。これからは、お知らせがここに届きます。やめるときは、会員ページの「お知らせの受け取り方」を開いてください。',
  'unknown-code':
    '番号の期限（10分）が切れたか、番号が違います。会員ページの「お知らせの受け取り方」で、もう一度番号を出してください。',
  'nobody-reads': 'ここに書かれた言葉は、センターには届きません。お返事は、届いたお知らせのリンクからお願いします。',
  'too-many': '番号の間違いが続いたため、しばらく受け付けられません。10分ほど待ってから、もう一度お試しください。',
}
export type LineSays = keyof typeof lineWords
export const lineSays = Object.keys(lineWords) as LineSays[]
