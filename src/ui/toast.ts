import Taro from '@tarojs/taro'

/** Says briefly that something was done. */
export function toast(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 1_800 })
}

/** Asks once more before something that can't be taken back; answers whether the person is sure. */
export async function isSure(title: string, content: string, confirmText = '确定'): Promise<boolean> {
  const { confirm } = await Taro.showModal({ title, content, confirmText, cancelText: '再想想' })
  return confirm
}
