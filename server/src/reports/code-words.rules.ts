/** The words for codes in files that leave the house. A test holds them against the words on screen. */
export const codeWords = {
  lends: {
    hands: '人手',
    vehicle: '車',
    tent: 'テント',
    generator: '発電機',
    venue: '会場',
    parking: '駐車場',
    skill: '専門の技術',
    lecturer: '講師',
    publicity: '広報',
    goods: '物品',
    discount: '割引',
  },
  cost: { free: '無償（費用はいただきません）', actual: '材料費や交通費などの実費は相談したい' },
  insurance: {
    own: '自分たちの保険に入っている',
    volunteer: 'ボランティア活動保険に入っている',
    none: '入っていない',
    ask: '相談したい',
  },
  participation: { duty: '会社の業務として参加', leave: 'ボランティア休暇で参加', private: '個人の時間で参加' },
  times: { morning: '午前', afternoon: '午後', evening: '夕方・夜' },
  weekdaysLong: {
    '0': '日曜日',
    '1': '月曜日',
    '2': '火曜日',
    '3': '水曜日',
    '4': '木曜日',
    '5': '金曜日',
    '6': '土曜日',
  },
} as const satisfies Record<string, Record<string, string>>
