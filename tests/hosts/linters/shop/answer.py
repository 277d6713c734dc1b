"""What a support page says."""

from .codes import GeneralError


def told(number: int) -> str:
	"""Say what to do."""
	code = GeneralError(number)
	return code.action or code.name
