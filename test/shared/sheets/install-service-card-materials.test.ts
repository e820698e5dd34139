import { installServiceCardMaterials } from '@shared/sheets/install-service-card-materials'
import { goldenLine } from './golden-line'

// 93.5 % is 3 full points over 90 %: 20 + 3 = 23. 20 × 88 ÷ 100 = 17.6. 97 % is 2 over 95 %: 15 + 2 = 17. 8. 8 − 2 = 6. 8.5. Sum 80.1; 80.1 ÷ 80 × 6000 = 6007.5
test('the worked case of the card comes out the same', () => {
  expect(goldenLine(installServiceCardMaterials, {
    metrics: { 'first-pass-rate': 93.5, 'inspection-survey-score': '88', 'after-sales-satisfaction': 97 }, incidents: [{ id: 'i1', kind: 'tool-violation', quantity: 2 }],
    ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: 8.5 }], baseSalary: '6000.00',
  })).toBe('23.00 17.60 17.00 8.00 6.00 8.50 | 80.10 | ¥6007.50')
})
