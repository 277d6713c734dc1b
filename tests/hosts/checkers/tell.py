from shop.answer import both_names, first, grouped, lasting, told
from shop.codes import GeneralError, GeneralStatus

print(*(told(GeneralError(number)) for number in (4100, 2053, 27, 99999)), sep=", ")
print(
    both_names(GeneralError(4100)), grouped(GeneralError(27)), grouped(GeneralError(99999)), grouped(GeneralError(4102))
)
print(first(5002), first(99999), lasting(GeneralError(9)), lasting(GeneralError(27)), lasting(GeneralStatus(27)))
