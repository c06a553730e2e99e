import { describe, expect, test } from 'vitest'
import { ownWords, wordsOfHtml } from './own-words.rules.ts'

describe('what the person has written', () => {
  test.each([
    ['行けます。\n\n2026年11月20日(金) 10:00 あつ活サポーター <reply@example.jp>:\n> お願い', '行けます。'],
    ['行けます。\n\n2026/11/20 10:00、あつ活 <reply@example.jp>のメール:\n> お願い', '行けます。'],
    ['Yes.\n\nOn Fri, Nov 20, 2026 at 10:00 AM Center <reply@example.jp> wrote:\n> x', 'Yes.'],
    ['行けます。\n\n-----Original Message-----\nFrom: x', '行けます。'],
    ['行けます。\n\n----- 元のメッセージ -----\n差出人: x', '行けます。'],
    ['行けます。\n________________________________\n差出人: あつ活', '行けます。'],
    ['行けます。\n\niPhoneから送信\n', '行けます。'],
    ['行けます。\nSent from my iPhone', '行けます。'],
    ['行けます。\n-- \n山田\n055-000-0001', '行けます。'],
    ['一つ目。\n\n\n\n二つ目。', '一つ目。\n\n二つ目。'],
    ['> 何人ですか\n4人です\n> 車は\n使いません', '4人です\n使いません'],
    ['> お願い\n> 人数：4人', ''],
    ['来年の2027年4月1日はどうですか。', '来年の2027年4月1日はどうですか。'],
    ['> 引用\n上の「から」の件、承知しました。', '上の「から」の件、承知しました。'],
  ])('%j', (text, own) => expect(ownWords(text)).toBe(own))

  test('nothing written stays nothing', () => expect(ownWords('\r\n \r\n')).toBe(''))
})

describe('a mail that is only HTML', () => {
  test.each([
    ['<p>はい</p><p>行けます&amp;待ちます</p>', 'はい\n行けます&待ちます\n'],
    ['<div>行けます<br>4人</div><div class="gmail_quote">引用</div>', '行けます\n4人\n '],
    ['<style>p{}</style><p>行けます</p><blockquote>引用</blockquote>', '行けます\n '],
    ['<p>&#34892;&#x3051;ます &unknown;</p>', '行けます &unknown;\n'],
  ])('%j', (html, words) => expect(wordsOfHtml(html)).toBe(words))
})
