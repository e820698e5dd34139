import { signInPageFor } from '../../../src/cloud/sign-in-page'

test('a link to a sheet or an incident is kept over the sign-in, with its id once encoded', () => {
  const plain = { id: '2026-11:p-li:install-service-card:1', stamp: 'AB', $taroTimestamp: '123' }
  const expected = `/pages/sign-in/index?then=${encodeURIComponent('/installer/sheet/index?id=2026-11%3Ap-li%3Ainstall-service-card%3A1')}`
  expect(signInPageFor('/installer/sheet/index', plain)).toBe(expected)
  expect(signInPageFor('installer/sheet/index?id=x', { ...plain, id: encodeURIComponent(plain.id) })).toBe(expected)
})

test('tabs and anything that is not a page of the subpackages lead to the plain sign-in page', () => {
  for (const path of ['/pages/home/index', '/pages/sign-in/index', '//elsewhere.example/installer', 'https://elsewhere.example/admin/x/index', '/installer/../x/index', '']) {
    expect(signInPageFor(path, {})).toBe('/pages/sign-in/index')
  }
})
