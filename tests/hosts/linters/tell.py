from shop.answer import told

print(told(27), told(99999))
