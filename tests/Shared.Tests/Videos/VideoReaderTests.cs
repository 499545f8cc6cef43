using System.Text;

namespace Hybrid.Videos;

public sealed class VideoReaderTests
{
    private const int Large = 3_000_000;

    [Theory]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(Large)]
    public void A_container_that_is_all_there_is_sound(int bytes)
    {
        Probe probe = Look(TinyVideo.Make(bytes, seconds: 5400));
        Assert.Equal(
            new Probe
            {
                Finding = ProbeFinding.Sound,
                Container = "Matroska",
                Seconds = 5400,
                Width = 1920,
                Height = 1080,
            },
            probe with
            {
                Sample = null,
            }
        );
    }

    [Theory]
    [InlineData(100)]
    [InlineData(Large)]
    public void Two_videos_of_one_size_have_different_samples_and_one_has_the_same_twice(int bytes)
    {
        Assert.Equal(Look(TinyVideo.Make(bytes, seed: 1)).Sample, Look(TinyVideo.Make(bytes, seed: 1)).Sample);
        Assert.NotEqual(Look(TinyVideo.Make(bytes, seed: 1)).Sample, Look(TinyVideo.Make(bytes, seed: 2)).Sample);
    }

    [Fact]
    public void A_sample_knows_the_end_and_is_none_of_zeros()
    {
        byte[] video = TinyVideo.Make(Large);
        string? before = Look(video).Sample;
        video[^1] ^= 1;
        Assert.NotEqual(before, Look(video).Sample);
        video.AsSpan(1_000_000, 1_900_000).Clear();
        Assert.Null(Look(video).Sample);
    }

    [Fact]
    public void A_video_that_ends_before_its_header_says_is_truncated()
    {
        Probe probe = Look(TinyVideo.Make(Large)[..1_000_000]);
        Assert.Equal((ProbeFinding.Truncated, 2_000_000), (probe.Finding, probe.MissingBytes));
        Assert.False(probe.IsNeverPlaced);
    }

    [Fact]
    public void A_few_bytes_that_are_cut_off_do_no_harm() =>
        Assert.Equal(ProbeFinding.Sound, Look(TinyVideo.Make(Large)[..(Large - 1000)]).Finding);

    [Theory]
    [InlineData(2000)]
    [InlineData(5_000_000)]
    public void Zeros_are_no_video(int bytes) => Never(ProbeFinding.Zeros, new byte[bytes]);

    [Theory]
    [InlineData("<html>not found</html>")]
    [InlineData("\uFEFF\r\n<!DOCTYPE html><title>404</title>")]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>")]
    public void A_web_page_is_no_video(string page) => Never(ProbeFinding.WebPage, Encoding.UTF8.GetBytes(page));

    [Theory]
    [InlineData("https://example.org/stream.m3u8", 1)]
    [InlineData("Zu viele Anfragen, bitte später wieder. ", 5000)]
    [InlineData("Слишком много запросов. ", 3000)]
    public void Text_is_no_video(string text, int times) =>
        Never(ProbeFinding.Text, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times))));

    [Fact]
    public void Text_of_two_bytes_a_letter_is_text() =>
        Never(ProbeFinding.Text, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("The file was not found. Please try again later.")]);

    [Fact]
    public void A_byte_is_no_video() => Never(ProbeFinding.Tiny, [7]);

    [Fact]
    public void Noise_may_be_an_odd_container_and_is_left_to_a_person()
    {
        byte[] noise = new byte[Large];
        new Random(1).NextBytes(noise);
        Probe probe = Look(noise);
        Assert.Equal(ProbeFinding.NoContainer, probe.Finding);
        Assert.False(probe.IsNeverPlaced);
    }

    [Theory]
    [InlineData(1_000_000, 2_000_000)]
    [InlineData(2_900_000, Large)]
    [InlineData(0, 1_000_000)]
    public void Pieces_that_were_never_written_are_noticed(int from, int to)
    {
        byte[] video = TinyVideo.Make(Large);
        video.AsSpan(from, to - from).Clear();
        Assert.Equal(ProbeFinding.Holes, Look(video).Finding);
    }

    [Theory]
    [InlineData("Matroska")]
    [InlineData("MP4")]
    [InlineData("AVI")]
    public void What_the_container_declares_empty_is_no_hole(string container)
    {
        byte[] video = new byte[Large];
        byte[] header = container switch
        {
            // A segment to the end with an empty cluster, then a Void.
            "Matroska" => Convert.FromHexString("1A45DFA380" + "18538067" + Wide(Large - 17) + "1F43B67580" + "EC" + Wide(Large - 31)),
            "MP4" =>
            [
                .. Convert.FromHexString("00000010667479706D703432000000006D703432"[..32]),
                .. Convert.FromHexString("000000086D6F6F76"),
                .. Convert.FromHexString($"{Large - 24:X8}66726565"),
            ],
            _ =>
            [
                .. "RIFF"u8,
                .. BitConverter.GetBytes(Large - 8),
                .. "AVI LIST"u8,
                .. BitConverter.GetBytes(4),
                .. "moviJUNK"u8,
                .. BitConverter.GetBytes(Large - 32),
            ],
        };
        header.CopyTo(video, 0);
        Assert.Equal((ProbeFinding.Sound, container), (Look(video).Finding, Look(video).Container));

        // Where the same stretch is said to be content, its zeros are a hole.
        byte[] content = container switch
        {
            "Matroska" => Convert.FromHexString("A3"),
            "MP4" => [.. "mdat"u8],
            _ => [.. "00dc"u8],
        };
        content.CopyTo(
            video,
            header.Length
                - (
                    container == "Matroska" ? 9
                    : container == "MP4" ? 4
                    : 8
                )
        );
        Assert.Equal(ProbeFinding.Holes, Look(video).Finding);
    }

    private static string Wide(long size) => $"01{size:X14}";

    [Fact]
    public void A_film_of_200_gigabytes_costs_a_few_reads()
    {
        const long Length = 200L << 30;
        byte[] header = TinyVideo.Header(Length);
        int reads = 0;
        int bytes = 0;
        Probe probe = VideoReader.Look(
            (offset, buffer) =>
            {
                reads++;
                bytes += buffer.Length;
                buffer.Fill(0x55);
                header.AsSpan((int)Math.Min(offset, header.Length)).CopyTo(buffer);
                return buffer.Length;
            },
            Length
        );
        Assert.Equal(ProbeFinding.Sound, probe.Finding);
        Assert.InRange(reads, 1, 18);
        Assert.InRange(bytes, 1, 200_000);
    }

    internal static Probe Look(byte[] content) =>
        VideoReader.Look(
            (offset, buffer) =>
            {
                int count = (int)Math.Min(buffer.Length, content.Length - offset);
                content.AsSpan((int)offset, count).CopyTo(buffer);
                return count;
            },
            content.Length
        );

    private static void Never(ProbeFinding finding, byte[] content)
    {
        Probe probe = Look(content);
        Assert.Equal(finding, probe.Finding);
        Assert.True(probe.IsNeverPlaced);
    }
}
