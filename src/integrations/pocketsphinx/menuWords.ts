/**
 * Words of menus that the CMU dictionary lacks and that English spelling rules would misread, as American
 * callers say them: the dictionary's format, other pronunciations marked `(2)`.
 */
export const MENU_WORDS = `
affogato AA F OW G AA T OW
aioli AY OW L IY
antipasti AE N T IH P AA S T IY
arrabbiata AA R AA B IY AA T AH
baklava B AA K L AH V AA
balti B AA L T IY
bhaji B AA JH IY
biryani B IH R IY AA N IY
bouillabaisse B UW Y AH B EY S
brulee B R UW L EY
bruschetta B R UW S K EH T AH
bruschetta(2) B R UH SH EH T AH
burrata B UH R AA T AH
calzone K AE L Z OW N
calzone(2) K AE L Z OW N IY
cannoli K AH N OW L IY
capricciosa K AA P R IY CH OW S AH
chorizo CH AO R IY Z OW
churros CH UH R OW Z
ciabatta CH AH B AA T AH
coq K OW K
courgette K UH R ZH EH T
couscous K UW S K UW S
dauphinois D OW F IH N W AA
diavola D IY AA V OW L AH
eclair EY K L EH R
edamame EH D AH M AA M EY
enchiladas EH N CH AH L AA D AH Z
escargot EH S K AA R G OW
formaggi F AO R M AA JH IY
fraiche F R EH SH
funghi F UH NG G IY
gazpacho G AH S P AA CH OW
gelato JH AH L AA T OW
gorgonzola G AO R G AH N Z OW L AH
gratin G R AA T AH N
grigio G R IY JH IY OW
gyoza G Y OW Z AH
halloumi HH AH L UW M IY
jalfrezi JH AE L F R EY Z IY
katsu K AA T S UW
korma K AO R M AH
lasagne L AH Z AA N Y AH
lassi L AA S IY
macaron M AE K AH R AA N
macchiato M AA K IY AA T OW
margherita M AA R G ER IY T AH
marinara M EH R AH N EH R AH
masala M AH S AA L AH
mascarpone M AE S K AA R P OW N
mascarpone(2) M AE S K AA R P OW N IY
miso M IY S OW
mojito M OW HH IY T OW
mozzarella M AA T S AH R EH L AH
naan N AA N
napoletana N AA P OW L IH T AA N AH
nicoise N IY S W AA Z
paella P AY EH L AH
paella(2) P AA EY AH
pakora P AH K AO R AH
pancetta P AE N CH EH T AH
paneer P AH N IH R
panna P AA N AH
pecorino P EH K AH R IY N OW
penne P EH N EY
pesto P EH S T OW
pierogi P IH R OW G IY
profiteroles P R AH F IH T ER OW L Z
prosciutto P R AH SH UW T OW
prosecco P R OW S EH K OW
provencal P R OW V AA N S AA L
quesadilla K EY S AH D IY AH
raita R AY T AH
ramen R AA M AH N
samosa S AH M OW S AH
sangria S AE NG G R IY AH
sashimi S AH SH IY M IY
satay S AA T EY
scampi S K AE M P IY
schnitzel SH N IH T S AH L
shawarma SH AH W AO R M AH
sriracha S IH R AA CH AH
stagioni S T AH JH OW N IY
szechuan S EH CH W AA N
tabbouleh T AH B UW L IY
tagine T AH ZH IY N
tagliatelle T AE L Y AH T EH L IY
tahini T AH HH IY N IY
tartare T AA R T AA R
tempura T EH M P UH R AH
tikka T IY K AH
tzatziki T S AA T S IY K IY
udon UW D AA N
veggie V EH JH IY
vinaigrette V IH N AH G R EH T
vindaloo V IH N D AH L UW
wasabi W AH S AA B IY
wonton W AA N T AA N
`;
