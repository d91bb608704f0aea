"""For each rule that ships: the fewest facts for which it is true, others for which it is false, and each level."""

from tests.register.rules.cases.case import Case
from tests.register.rules.cases.data import DATA
from tests.register.rules.cases.deals import DEALS
from tests.register.rules.cases.deals_later import LATER
from tests.register.rules.cases.lawfulness import LAWFULNESS
from tests.register.rules.cases.security import SECURITY
from tests.register.rules.cases.sovereignty import SOVEREIGNTY

CASES: tuple[Case, ...] = (*SOVEREIGNTY, *DATA, *DEALS, *LATER, *LAWFULNESS, *SECURITY)
