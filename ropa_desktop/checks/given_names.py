"""Given names that are common in Sweden, to tell a person from a firm."""

GIVEN_NAMES = frozenset(
    """
    adam adrian agneta ahmad ahmed aino albert albin alex alexander alexandra alf alfred ali alice
    alicia alma alva amanda amelia amina amir anders andrea andreas angelica ann anna anneli annelie
    annette annie annika anton antonia arne aron arthur arvid asta astrid august axel beatrice
    bengan bengt benjamin berit bernt berra bertil bianca birger birgit birgitta bo boel bosse britt
    britta camilla carin carina carl carola caroline casper catharina cecilia charlie charlotta
    charlotte christel christer christian christina christoffer claes clara conny dag dan daniel
    daniella david denise dennis diana dick ebba eddie edith edvard edvin egon einar elias elin
    elina elisabet elisabeth elise ella ellen ellinor elliot elsa elsie elvira emelie emil emilia
    emma emmy enar eric erica erik erika ernst eva evelina evert ewa fabian fadi fanny fatima
    felicia felix fia filip filippa frans fredrik freja frida gabriel gabriella georg gerd gerda
    gert greta gudrun gun gunborg gunilla gunnar gunnel gunvor gustaf gustav göran gösta hampus
    hanna hannah hanne hans harald harry hasan hassan hedda hedvig helen helena helene helge helmer
    henning henrik henry herbert hilda hilma hjalmar holger hugo håkan ibrahim ida inga ingalill
    ingegerd ingela ingemar inger ingrid ingvar irene iris isabella isabelle isak ivan ivar jack
    jacob jakob jan jane janne jasmin jenny jens jerker jerry jesper jessica jim jimmy joachim
    joakim jocke joel johan johanna johannes john johnny jon jonas jonatan jonathan jonna jonny
    josef josefin josefina josefine josephine julia julian juni jörgen kaj kajsa kalle karim karin
    karl karolina katarina katrin kennet kenneth kenny kent kerstin khaled kim kjell klara klas
    konrad krister kristian kristina kristofer kristoffer kurt laila lars lars-erik lasse leif lena
    lennart leo leon leonard liam lilian lilly lina linda linn linnea linnéa linus lisa lisbeth
    liselotte lotta louis louise lova lovisa lucas ludvig lukas maj maja majken malin malte marcus
    margareta margaretha margit maria mariam marianne marie marika marina mario markus martin
    martina mathias mathilda matilda mats mattias maximilian maya melissa melker mia micael michael
    michaela micke mikael mikaela mikaella mila milo milton mimmi miriam moa mohamad mohamed
    mohammad mohammed mona monica monika morgan mostafa muhammad mustafa märta måns nadia nadja
    natalie nathalie nellie nicke nicklas niclas nicole niklas nils nina nisse noah noel nora ola
    olaf olga olivia olle olof omar orvar oscar oskar otto ove owe patric patrick patrik paul paula
    paulina pelle per pernilla peter petra petter philip pia pierre pontus pär ragnar ragnhild ralf
    ramona rasmus rebecca rebecka reza richard rickard rikard robert roberto robin roger roland rolf
    ronja ronny rosa rosita rune ruth sam samir samira samuel sandra sanna sara sarah sebastian
    selma seth sigge signe sigrid sigurd sigvard simon siri siv sixten sofia sofie solveig sonja
    sophie stefan steffe stella sten stig stina sture sune susann susanna susanne svante svea sven
    sven-erik svenne sylvia tage tanja teodor thea theo theodor therese thomas thor thorbjörn thore
    tilda tilde tim tina tobias tom tomas tommy tompa tony tora torbjörn tord tore torsten tova tove
    tyra ulf ulla ulrica ulrik ulrika urban ursula valdemar valter vanessa vendela vera verner
    victor victoria vidar viggo viktor viktoria vilgot vilhelm vilma vincent viola viveka vivianne
    wilhelm william wilma wilmer yasmin ylva yngve yusuf yvonne zahra zara åke åsa örjan örn östen
    """.split()
)
"""Case-folded; left out are those that firms are as likely to be called."""
