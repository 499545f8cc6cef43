using System.Text;

namespace Hybrid.Videos;

/// <summary>The text of a subtitle tells its language where that is sure.</summary>
public sealed class SubtitleTextTests
{
    public static TheoryData<string?, string> Lines { get; } =
        new()
        {
            { "en", "I don't know what you want. They are not here, and this is all that I have for you. It was your idea, not mine." },
            {
                "de",
                "Ich weiß nicht, was du willst. Sie sind nicht hier, und das ist alles, was ich für dich habe. Es war auch mit dir nicht leicht."
            },
            {
                "fr",
                "Je ne sais pas ce que vous voulez. Ils ne sont pas dans la maison, et c'est tout. Qui est avec toi ? Je suis pour les enfants."
            },
            {
                "es",
                "No sé qué es lo que quieres. Aquí no hay nadie, pero esto está muy bien. Tengo que estar con los niños por una hora."
            },
            { "pt", "Não sei o que você quer. Ela não está aqui, mas isso é muito bem feito. Eu foi com ele, e uma vez não é nada." },
            { "it", "Non so cosa vuoi. Non c'è una persona, ma questo è il mio posto. Ti ho detto anche perché sono della famiglia." },
            {
                "nl",
                "Ik weet niet wat je wilt. Dat is een huis, maar we hebben het niet voor de kinderen. Dit zijn ook van mij, en ik heb het."
            },
            {
                "pl",
                "Nie wiem, co to było. Jestem tylko ja, ale jak on się nazywa? Czy już może był na dworze? To nie jest tak bardzo daleko."
            },
            { "hu", "Nem tudom, hogy mi ez. Csak egy ő van itt, és az már nem jó. Mit kell tenni, vagy lesz még valami? De nagyon szép." },
            { "ru", "Я не знаю, чего ты хочешь. Мы были здесь, и это всё, что у нас есть. Ты слышишь меня?" },
            { "uk", "Я не знаю, чого ти хочеш. Ми були тут, і це все, що в нас є. Їй треба йти, її чекають." },
            { "el", "Δεν ξέρω τι θέλεις. Δεν είναι κανείς εδώ, και αυτό είναι όλο που έχω για σένα." },
            { "ar", "لا أعرف ماذا تريد. لا يوجد أحد هنا، وهذا كل ما لدي من أجلك. أين كنت أمس؟" },
            { "fa", "نمی‌دانم چه می‌خواهی. کسی اینجا نیست و این همه چیزی است که برای تو دارم. کجا بودی؟ چرا؟" },
            { "he", "אני לא יודע מה אתה רוצה. אף אחד לא כאן, וזה כל מה שיש לי בשבילך. איפה היית אתמול?" },
            { "ja", "何が欲しいのか分からない。ここには誰もいません。これがあなたのためにあるすべてです。昨日はどこにいましたか。" },
            {
                "ko",
                "무엇을 원하는지 모르겠어요. 여기에는 아무도 없고 이것이 당신을 위해 가진 전부입니다. 어제 어디에 있었나요? 정말이에요."
            },
            { "zh-Hans", "我不知道你们想要什么。这里没有人，这是我们为你准备的一切。对，她还说过这个问题，时间来不及了吗？" },
            { "zh-Hant", "我不知道你們想要什麼。這裡沒有人，這是我們為你準備的一切。對，她還說過這個問題，時間來不及了嗎？" },
            { "th", "ฉันไม่รู้ว่าคุณต้องการอะไร ที่นี่ไม่มีใครเลย และนี่คือทั้งหมดที่ฉันมีให้คุณ" },
            // Danish: its small words are Norwegian too.
            {
                null,
                "Jeg ved ikke, hvad du vil have. De er ikke her, og det er alt, hvad jeg har til dig. Det var ikke min skyld, og jeg er her."
            },
            { null, "Neviem, čo chceš. Nie sú tu a to je všetko, čo pre teba mám. Bol to tvoj nápad a nie môj, ale ja som tu." },
            { null, "No ho sé pas, què vols. No són aquí, i això és tot el que tinc per a tu. Va ser la teva idea, no la meva." },
        };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_language_is_told_by_its_script_or_its_small_words(string? language, string line) =>
        Assert.Equal(language, SubtitleText.LanguageOf(Srt(line, Encoding.UTF8)));

    [Fact]
    public void Text_in_utf_16_and_in_latin_1_is_read() =>
        Assert.Equal(
            ["de", "de"],
            [
                SubtitleText.LanguageOf([
                    .. Encoding.Unicode.Preamble,
                    .. Srt("Ich weiß nicht, was das ist und wer du für mich bist.", Encoding.Unicode),
                ]),
                SubtitleText.LanguageOf(Srt("Ich weiß nicht, was das ist und wer du für mich bist.", Encoding.Latin1)),
            ]
        );

    [Fact]
    public void VobSubs_index_names_its_language() =>
        Assert.Equal(
            "fr",
            SubtitleText.LanguageOf("# VobSub index file, v7\nsize: 720x576\nid: fr, index: 0\ntimestamp: 00:00:01:000, filepos: 0"u8)
        );

    [Theory]
    [InlineData("")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nHello.\n")]
    public void A_few_words_are_not_enough(string text) => Assert.Null(SubtitleText.LanguageOf(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Bytes_of_any_kind_tell_nothing()
    {
        byte[] noise = new byte[SubtitleText.MostBytes];
        new Random(7).NextBytes(noise);
        Assert.Null(SubtitleText.LanguageOf(noise));
        Assert.Null(SubtitleText.LanguageOf(new byte[SubtitleText.MostBytes]));
    }

    private static byte[] Srt(string line, Encoding encoding) =>
        encoding.GetBytes(string.Concat(Enumerable.Range(1, 6).Select(i => $"{i}\n00:00:0{i},000 --> 00:00:0{i},900\n<i>{line}</i>\n\n")));
}
