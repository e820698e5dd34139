import { optionalDecimalParameter, type Parameter } from '../parameter'
import type { Bounds } from '../template'

/** Floor and ceiling of an item's points, as every rule that counts by itself has them. */
export function boundParameters<Own extends Bounds>(rule: Own): readonly Parameter<Own>[] {
  return [
    optionalDecimalParameter({ key: 'floor', label: '最低分', help: '扣到这里为止；不设就可以扣成负分，吃掉别的项目的分', unit: '分', least: '-100', most: '200', none: '不保底', value: rule.floor ?? null, change: (floor) => ({ ...rule, floor }) }),
    optionalDecimalParameter({ key: 'ceiling', label: '最高分', help: '加到这里为止；不设就可以超过满分', unit: '分', least: '0', most: '200', none: '不封顶', value: rule.ceiling ?? null, change: (ceiling) => ({ ...rule, ceiling }) }),
  ]
}
