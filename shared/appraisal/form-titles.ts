/** What the paper forms call the column of a rater's points, where they have a word for it. */
export const formColumnTitles: Readonly<Record<string, string>> = { 'assessor': '考核', 'reviewer': '审核', 'store-manager': '店长评分', 'supervisor': '上级评分' }
