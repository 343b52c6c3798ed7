"""Pictures that stand for an idea, and the words that ask for them. Each is drawn on a square of 200.

`{a}` is the accent, `{b}` its shade, `{w}` white and `{d}` dark.
"""

from collections.abc import Mapping
from typing import Final

_ROUND: Final = 'stroke-linecap="round" stroke-linejoin="round" fill="none"'

_DRAWINGS: Final[Mapping[str, str]] = {
    "clock": '<circle cx="100" cy="100" r="86" fill="{a}"/><circle cx="100" cy="100" r="70" fill="{w}"/>'
    f'<path d="M100 100V52M100 100L132 122" stroke="{{d}}" stroke-width="12" {_ROUND}/>'
    '<circle cx="100" cy="100" r="9" fill="{a}"/>',
    "growth": '<rect x="20" y="120" width="32" height="60" rx="8" fill="{b}"/>'
    '<rect x="64" y="92" width="32" height="88" rx="8" fill="{a}"/>'
    '<rect x="108" y="66" width="32" height="114" rx="8" fill="{b}"/>'
    '<rect x="152" y="40" width="32" height="140" rx="8" fill="{a}"/>'
    f'<path d="M22 96L74 62L112 44L170 16M140 14L172 14L170 46" stroke="{{w}}" stroke-width="10" {_ROUND}/>',
    "money": '<ellipse cx="84" cy="150" rx="62" ry="24" fill="{b}"/><rect x="22" y="120" width="124" height="30" '
    'fill="{b}"/><ellipse cx="84" cy="120" rx="62" ry="24" fill="{a}"/><ellipse cx="118" cy="92" rx="62" ry="24" '
    'fill="{b}"/><rect x="56" y="66" width="124" height="26" fill="{b}"/><ellipse cx="118" cy="66" rx="62" ry="24" '
    'fill="{a}"/><ellipse cx="118" cy="64" rx="40" ry="13" fill="{w}" opacity=".55"/>',
    "heart": '<path d="M100 178C20 120 14 74 34 46C56 18 92 30 100 58C108 30 144 18 166 46C186 74 180 120 100 178Z" '
    f'fill="{{a}}"/><path d="M52 66C56 54 66 48 76 50" stroke="{{w}}" stroke-width="9" opacity=".8" {_ROUND}/>',
    "phone": '<rect x="54" y="12" width="92" height="176" rx="18" fill="{d}"/><rect x="62" y="28" width="76" '
    'height="136" rx="6" fill="{w}"/><rect x="72" y="40" width="56" height="44" rx="8" fill="{a}"/><rect x="72" y="94" '
    'width="56" height="9" rx="4" fill="{b}"/><rect x="72" y="111" width="40" height="9" rx="4" fill="{b}" '
    'opacity=".6"/><rect x="72" y="130" width="56" height="22" rx="11" fill="{a}"/>'
    '<circle cx="100" cy="176" r="6" fill="{w}" opacity=".7"/>',
    "laptop": '<rect x="34" y="36" width="132" height="92" rx="10" fill="{d}"/><rect x="42" y="44" width="116" '
    'height="76" rx="4" fill="{w}"/><rect x="50" y="52" width="26" height="60" rx="4" fill="{b}" opacity=".5"/>'
    '<rect x="84" y="86" width="14" height="26" rx="3" fill="{a}"/><rect x="104" y="72" width="14" height="40" rx="3" '
    'fill="{a}"/><rect x="124" y="58" width="14" height="54" rx="3" fill="{a}"/><path d="M14 134H186L176 156H24Z" '
    'fill="{b}"/>',
    "box": '<path d="M100 20L176 56V140L100 182L24 140V56Z" fill="{a}"/><path d="M100 98L176 56V140L100 182Z" '
    'fill="{b}"/><path d="M24 56L100 20L176 56L100 98Z" fill="{w}" opacity=".35"/><path d="M62 38L138 77V104L118 '
    '114V88L44 47Z" fill="{w}" opacity=".8"/>',
    "idea": '<path d="M100 16C58 16 34 46 38 82C41 108 64 118 68 142H132C136 118 159 108 162 82C166 46 142 16 100 16Z" '
    'fill="{a}"/><rect x="70" y="148" width="60" height="12" rx="6" fill="{w}"/><rect x="78" y="166" width="44" '
    f'height="12" rx="6" fill="{{w}}"/><path d="M84 142L80 88L100 104L120 88L116 142" stroke="{{w}}" '
    f'stroke-width="7" {_ROUND}/>',
    "star": '<path d="M100 14L126 72L188 78L141 120L155 182L100 150L45 182L59 120L12 78L74 72Z" fill="{a}"/>'
    '<path d="M100 14L126 72L188 78L141 120L155 182L100 150Z" fill="{b}" opacity=".55"/>',
    "leaf": '<path d="M30 166C10 84 76 20 176 24C182 122 120 184 44 160" fill="{a}"/>'
    f'<path d="M22 184C52 132 92 92 146 58M74 118V84M104 92V60M88 104H128" stroke="{{w}}" stroke-width="8" {_ROUND}/>',
    "cup": '<path d="M30 74H150V124C150 156 130 174 102 174H78C50 174 30 156 30 124Z" fill="{a}"/>'
    f'<path d="M150 88H162C186 88 186 136 150 134" stroke="{{a}}" stroke-width="14" {_ROUND}/>'
    f'<path d="M66 54C54 40 78 32 66 16M96 54C84 40 108 32 96 16M126 54C114 40 138 32 126 16" stroke="{{w}}" '
    f'stroke-width="8" {_ROUND}/><rect x="30" y="74" width="120" height="18" fill="{{b}}" opacity=".5"/>',
    "house": '<path d="M100 22L186 98H160V176H40V98H14Z" fill="{a}"/><rect x="82" y="118" width="36" height="58" '
    'rx="4" fill="{w}"/><rect x="54" y="104" width="24" height="24" rx="3" fill="{b}"/><rect x="124" y="104" '
    'width="24" height="24" rx="3" fill="{b}"/>',
    "strength": '<rect x="52" y="90" width="96" height="20" rx="6" fill="{w}"/><rect x="30" y="52" width="26" '
    'height="96" rx="10" fill="{a}"/><rect x="144" y="52" width="26" height="96" rx="10" fill="{a}"/><rect x="10" '
    'y="70" width="18" height="60" rx="8" fill="{b}"/><rect x="172" y="70" width="18" height="60" rx="8" fill="{b}"/>',
    "moon": '<path d="M128 24C72 30 44 84 66 130C84 168 130 178 164 152C112 156 84 88 128 24Z" fill="{a}"/>'
    '<circle cx="154" cy="58" r="7" fill="{w}"/><circle cx="176" cy="94" r="5" fill="{w}"/><circle cx="140" cy="98" '
    'r="4" fill="{w}"/>',
    "sun": '<circle cx="100" cy="100" r="46" fill="{a}"/>'
    '<path d="M100 14V36M100 164V186M14 100H36M164 100H186M39 39L55 55M145 145L161 161M39 161L55 145M145 55L161 39" '
    f'stroke="{{w}}" stroke-width="12" {_ROUND}/>',
    "book": '<path d="M100 46C78 28 46 26 18 34V164C46 156 78 158 100 174C122 158 154 156 182 164V34C154 26 122 28 '
    '100 46Z" fill="{a}"/><path d="M100 46C122 28 154 26 182 34V164C154 156 122 158 100 174Z" fill="{b}"/>'
    f'<path d="M38 66H80M38 92H80M120 66H162M120 92H162" stroke="{{w}}" stroke-width="7" {_ROUND}/>',
    "lock": f'<path d="M62 92V66C62 16 138 16 138 66V92" stroke="{{w}}" stroke-width="16" {_ROUND}/><rect x="36" '
    'y="88" width="128" height="94" rx="16" fill="{a}"/><circle cx="100" cy="128" r="14" fill="{d}"/><rect x="94" '
    'y="132" width="12" height="28" rx="5" fill="{d}"/>',
    "rocket": '<path d="M100 12C134 40 142 88 130 136H70C58 88 66 40 100 12Z" fill="{w}"/><circle cx="100" cy="76" '
    'r="19" fill="{a}"/><path d="M70 104L36 146L70 144ZM130 104L164 146L130 144Z" fill="{a}"/><path d="M82 142H118L100 '
    '190Z" fill="{b}"/>',
    "calendar": '<rect x="22" y="36" width="156" height="146" rx="16" fill="{w}"/><path d="M22 52C22 42 30 36 38 '
    '36H162C170 36 178 42 178 52V80H22Z" fill="{a}"/><rect x="56" y="18" width="14" height="38" rx="7" fill="{d}"/>'
    '<rect x="130" y="18" width="14" height="38" rx="7" fill="{d}"/><path d="M70 128L92 150L134 106" '
    f'stroke="{{b}}" stroke-width="14" {_ROUND}/>',
    "chat": '<path d="M24 26H142C152 26 160 34 160 44V98C160 108 152 116 142 116H76L42 144V116H24C14 116 10 108 10 '
    '98V44C10 34 14 26 24 26Z" fill="{a}"/><path d="M84 130H150L176 156V78C188 80 192 86 192 94V150C192 158 186 164 '
    '178 164V186L152 164H98C90 164 84 158 84 150Z" fill="{b}"/><circle cx="52" cy="72" r="9" fill="{w}"/><circle '
    'cx="85" cy="72" r="9" fill="{w}"/><circle cx="118" cy="72" r="9" fill="{w}"/>',
    "search": f'<circle cx="84" cy="84" r="54" stroke="{{a}}" stroke-width="20" {_ROUND}/><circle cx="84" cy="84" '
    f'r="42" fill="{{w}}" opacity=".35"/><path d="M126 126L176 176" stroke="{{w}}" stroke-width="24" {_ROUND}/>',
    "gift": '<rect x="28" y="86" width="144" height="96" rx="10" fill="{a}"/><rect x="18" y="60" width="164" '
    'height="36" rx="8" fill="{b}"/><rect x="88" y="60" width="24" height="122" fill="{w}"/>'
    f'<path d="M100 58C60 58 44 20 70 18C92 18 100 58 100 58C100 58 108 18 130 18C156 20 140 58 100 58Z" '
    f'stroke="{{w}}" stroke-width="11" {_ROUND}/>',
    "done": '<circle cx="100" cy="100" r="86" fill="{a}"/>'
    f'<path d="M58 104L88 134L144 70" stroke="{{w}}" stroke-width="20" {_ROUND}/>',
    "problem": '<path d="M100 16L190 176H10Z" fill="{a}" stroke="{a}" stroke-width="12" stroke-linejoin="round"/>'
    '<rect x="90" y="66" width="20" height="62" rx="10" fill="{w}"/><circle cx="100" cy="150" r="12" fill="{w}"/>',
    "fire": '<path d="M104 10C112 56 164 76 158 130C154 170 128 190 100 190C70 190 44 168 44 132C44 104 62 90 66 '
    '64C84 74 86 88 84 100C100 84 112 50 104 10Z" fill="{a}"/><path d="M102 96C106 120 132 130 128 156C124 176 112 184 '
    '100 184C84 184 72 172 74 154C76 136 96 124 102 96Z" fill="{w}" opacity=".75"/>',
    "drop": '<path d="M100 14C134 62 160 92 160 126C160 162 134 186 100 186C66 186 40 162 40 126C40 92 66 62 100 14Z" '
    f'fill="{{a}}"/><path d="M66 128C68 146 80 158 96 162" stroke="{{w}}" stroke-width="11" opacity=".8" {_ROUND}/>',
    "world": '<circle cx="100" cy="100" r="86" fill="{a}"/><path d="M100 14C60 50 60 150 100 186C140 150 140 50 100 '
    f'14ZM14 100H186M28 58H172M28 142H172" stroke="{{w}}" stroke-width="8" {_ROUND}/>',
    "camera": '<path d="M62 44L76 26H124L138 44H168C180 44 188 52 188 62V156C188 166 180 174 168 174H32C20 174 12 166 '
    '12 156V62C12 52 20 44 32 44Z" fill="{a}"/><circle cx="100" cy="108" r="44" fill="{w}"/><circle cx="100" cy="108" '
    'r="28" fill="{d}"/><circle cx="90" cy="98" r="8" fill="{w}"/>',
    "cart": f'<path d="M14 30H42L64 130H158L180 58H50" stroke="{{w}}" stroke-width="13" {_ROUND}/><path d="M54 '
    '64H172L154 122H66Z" fill="{a}"/><circle cx="80" cy="162" r="17" fill="{b}"/><circle cx="144" cy="162" r="17" '
    'fill="{b}"/>',
    "bottle": '<rect x="82" y="10" width="36" height="34" rx="8" fill="{d}"/><path d="M84 44H116V66C138 74 146 90 146 '
    '108V168C146 182 136 190 124 190H76C64 190 54 182 54 168V108C54 90 62 74 84 66Z" fill="{a}"/><rect x="54" y="106" '
    'width="92" height="52" fill="{w}"/><rect x="68" y="120" width="64" height="8" rx="4" fill="{b}"/><rect x="68" '
    'y="136" width="42" height="8" rx="4" fill="{b}" opacity=".6"/>',
    "people": '<circle cx="100" cy="62" r="34" fill="{a}"/><path d="M40 182C40 128 66 108 100 108C134 108 160 128 160 '
    '182Z" fill="{a}"/><circle cx="38" cy="84" r="22" fill="{b}"/><path d="M4 172C4 136 18 116 44 116L34 172Z" '
    'fill="{b}"/><circle cx="162" cy="84" r="22" fill="{b}"/><path d="M196 172C196 136 182 116 156 116L166 172Z" '
    'fill="{b}"/>',
    "food": '<circle cx="100" cy="108" r="74" fill="{w}"/><circle cx="100" cy="108" r="54" fill="{a}" opacity=".35"/>'
    '<path d="M62 108C62 84 84 74 100 86C116 74 140 86 136 112C132 138 110 146 100 138C88 146 64 136 62 108Z" '
    f'fill="{{a}}"/><path d="M100 86C100 74 108 66 118 64" stroke="{{b}}" stroke-width="8" {_ROUND}/>',
    "play": '<rect x="12" y="32" width="176" height="136" rx="24" fill="{a}"/><path d="M82 70L136 100L82 130Z" '
    'fill="{w}" stroke="{w}" stroke-width="8" stroke-linejoin="round"/>',
    "shirt": '<path d="M70 24L22 50L38 92L58 84V178H142V84L162 92L178 50L130 24C122 44 78 44 70 24Z" fill="{a}"/>'
    f'<path d="M70 24C78 44 122 44 130 24" stroke="{{w}}" stroke-width="9" {_ROUND}/>',
}
_ASKED_BY: Final[Mapping[str, str]] = {
    "clock": "time clock hour minute second am pm morning alarm fast quick late wait schedule deadline schnell zeit",
    "growth": "grow growth results sales revenue profit increase double triple scale traffic boost rank data",
    "money": "money cash price cost save saving budget cheap expensive pay dollar euro waste wasting dinero geld",
    "heart": "love heart favorite favourite care feel feeling happy health healthy relationship amor liebe",
    "phone": "phone app mobile scroll text call notification instagram tiktok social screen download tap",
    "laptop": "laptop computer software saas tool dashboard work office code website online platform team remote",
    "box": "box package product delivery ship shipping order unboxing brand deal",
    "idea": "idea think mindset learn creative smart secret trick tip why know discover wonder",
    "star": "star best quality premium review top founder founders success winner win amazing great perfect favorite",
    "leaf": "leaf natural nature organic plant green eco vegan clean garden fresh sustainable",
    "cup": "coffee tea cup drink breakfast mug latte espresso",
    "house": "home house room rent family apartment kitchen living",
    "strength": "gym fitness workout strong strength muscle train training exercise body sport",
    "moon": "sleep night moon bed tired rest dream insomnia",
    "sun": "sun summer bright day energy vitamin warm sunshine holiday vacation",
    "book": "book read study course school student lesson story write page guide",
    "lock": "safe secure security lock privacy private protect password trust guarantee",
    "rocket": "launch rocket startup start begin start-up instantly ads ad marketing campaign viral go",
    "calendar": "calendar week month year plan date today tomorrow daily habit habits routine monday",
    "chat": "chat talk message say tell ask answer question customer support email comment",
    "search": "search find look google seo research compare see looking",
    "gift": "gift free bonus present birthday surprise christmas offer",
    "done": "done easy simple works ready finally solution solved fix yes right finished complete",
    "problem": "problem wrong bad stop never mistake fail boring hate frustrated struggle stress annoying pain warning",
    "fire": "fire hot burn trending spicy",
    "drop": "water skin cream serum hydrate moisture wash oil drop shower lotion hydration glow",
    "world": "world global travel country language internet planet everywhere trip",
    "camera": "camera photo picture shoot selfie image",
    "cart": "shop buy store cart checkout purchase ecommerce shopping",
    "bottle": "bottle shampoo perfume supplement juice wine formula",
    "people": "people everyone friends community together customers users audience founder person kids parents",
    "food": "food eat meal recipe cook dinner lunch diet hungry snack taste delicious fruit",
    "play": "video videos movie film watch content create clip youtube edit creator",
    "shirt": "shirt clothes fashion wear style dress outfit",
}
_BY_WORD: Final[Mapping[str, str]] = {
    word: name for name, words in reversed(tuple(_ASKED_BY.items())) for word in words.split()
}
DEFAULT: Final = "star"


def emblem_for(words: tuple[str, ...]) -> str | None:
    """The name of the emblem the first telling word asks for; a plural counts as its singular."""
    for word in words:
        for form in (word, word.removesuffix("s"), word.removesuffix("ing"), word.removesuffix("ed")):
            if form in _BY_WORD:
                return _BY_WORD[form]
    return None


def drawing(name: str, accent: str, shade: str, dark: str = "#10162b") -> str:
    """The emblem as SVG on a square of 200."""
    return _DRAWINGS[name].format(a=accent, b=shade, w="#ffffff", d=dark)
