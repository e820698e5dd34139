import { installServiceCard } from './install-service-card'
import { wholeSheet, type SheetVariant } from './variant'

/** The card as building-materials shops use it: a progress sheet of products instead of cabinets. Its warehouse wording is cut off on the form and read as on the first. */
export const installServiceCardMaterialsVariant: SheetVariant = {
  id: 'install-service-card-materials',
  version: 1,
  variantOf: 'install-service-card',
  title: '安装售后绩效考核卡（建材店）',
  wording: {
    'first-pass-rate': {
      criteria: [
        '一次装好、客户验收合格的单数，占当月完工单数的比例',
        '合格率 90% 得 20 分；每高 1 个百分点加 1 分，每低 1 个百分点扣 1 分，只算整的百分点',
        '因设计原因没有一次装好的单子不计入',
      ],
    },
    'warehouse': {
      criteria: ['产品进度表每天更新', '库存表每周一更新', '按要求做到得 8 分；每违规 1 次扣 1 分，每表扬 1 次加 1 分，最多 10 分'],
      evidence: '产品进度表、库存表与现场检查',
    },
  },
}

export const installServiceCardMaterials = wholeSheet(installServiceCardMaterialsVariant, installServiceCard)
