using System.Net.Sockets;
using Hybrid.Daemon.Doctor;
using Hybrid.Daemon.Setup;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>Asks for the settings one after another, and tests each answer at once.</summary>
/// <param name="given">Answers from arguments, by setting: these are not asked for.</param>
/// <param name="asks">False = settings that are not given stay as they are.</param>
internal sealed class SetupInterview(
    Output output,
    SettingsPlace place,
    IReadOnlyDictionary<string, string> given,
    bool asks,
    TimeProvider time
)
{
    /// <summary>The answer for "none"; an empty line means "keep it".</summary>
    private const string None = "-";

    private static readonly TimeSpan KnockPatience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private bool _ended = !asks;

    /// <returns>The settings to write; null if an argument is wrong, which has been printed.</returns>
    public async Task<IReadOnlyDictionary<string, string>?> HoldAsync(CancellationToken cancellationToken)
    {
        if (asks)
        {
            output.Say($"Press Enter to keep the value in brackets. Type {None} for none.");
        }

        foreach (SetupStep step in SetupStep.All)
        {
            bool isGiven = step.Questions.All(q => given.ContainsKey(q.Key));
            while (true)
            {
                foreach (SetupQuestion question in step.Questions)
                {
                    await AnswerAsync(question, cancellationToken);
                }

                if (Wrong(step) is { Count: > 0 } wrong)
                {
                    wrong.ForEach(output.Error);
                    if (isGiven || _ended)
                    {
                        return null;
                    }

                    continue;
                }

                if (await TryAsync(step.Check, cancellationToken) || isGiven || _ended || Yes("Keep it all the same?"))
                {
                    break;
                }
            }
        }

        return _answers;
    }

    private async Task AnswerAsync(SetupQuestion question, CancellationToken cancellationToken)
    {
        if (given.TryGetValue(question.Key, out string? argument))
        {
            _answers[question.Key] = argument == None ? "" : argument;
            return;
        }

        if (_ended || (question.OnlyWith is { } other && string.IsNullOrEmpty(Present(other))))
        {
            return;
        }

        Setting setting = SettingsTable.All.Single(s => s.Key == question.Key);
        string? present = Present(question.Key);
        string? proposed = present ?? await AnsweringAsync(question.Likely, cancellationToken);
        string shown =
            string.IsNullOrEmpty(proposed) ? "none"
            : setting.IsSecret ? Secret.Mask
            : proposed;
        string? line = Ask($"{question.Words} [{shown}]:", setting.IsSecret);
        if (line is null or "")
        {
            if (proposed is not null && proposed != present)
            {
                _answers[question.Key] = proposed;
            }
            else if (present is null && setting.EmptyMeansNone)
            {
                _answers[question.Key] = "";
            }
        }
        else
        {
            _answers[question.Key] = line == None ? "" : line;
        }
    }

    /// <summary>The answer, or the value in force if it is not the default.</summary>
    private string? Present(string key) =>
        _answers.TryGetValue(key, out string? answer) ? answer
        : Load() is SettingsResult.Loaded loaded && loaded.Values.Single(v => v.Key == key).Source != "default"
            ? SettingsTable.All.Single(s => s.Key == key).Show(loaded.Settings) ?? ""
        : null;

    private List<string> Wrong(SetupStep step) =>
        Load() is SettingsResult.Invalid invalid
            ?
            [
                .. from error in invalid.Errors
                from question in step.Questions
                where question.Key == error.Key
                select _answers.ContainsKey(error.Key) ? Sentence(question, error) : error.Sentence,
            ]
            : [];

    /// <summary>An answer is not in the environment, as the loader believes: the argument, or else the setting, is named.</summary>
    private string Sentence(SetupQuestion question, SettingError error) =>
        $"{(given.ContainsKey(error.Key) ? question.Option : error.Key)} {error.Problem}.";

    /// <returns>True if nothing is wrong.</returns>
    private async Task<bool> TryAsync(string check, CancellationToken cancellationToken)
    {
        Diagnosis diagnosis = await Checkup.ExamineAsync(Load(), time, cancellationToken, only: check);
        foreach (Finding finding in diagnosis.Findings)
        {
            DoctorCommand.Print(output, finding);
        }

        if (diagnosis.Findings.Select(f => f.Proposal).FirstOrDefault(p => p is not null) is not { } proposal)
        {
            return diagnosis.Severity != Severity.Error;
        }

        if (_ended || !Yes($"Set {proposal}?"))
        {
            return false;
        }

        EnvEntry entry = EnvFile.Parse(proposal).Entries[0];
        _answers[entry.Key] = entry.Value;
        return await TryAsync(check, cancellationToken);
    }

    private bool Yes(string question) => Ask($"{question} [y/N]") is { } line && line.StartsWith("y", StringComparison.OrdinalIgnoreCase);

    private string? Ask(string question, bool isSecret = false)
    {
        output.Say(isSecret && output.CanHide ? $"{question} (it is not shown as you type)" : question);
        string? line = (isSecret ? output.ReadHidden() : output.Input.ReadLine())?.Trim();
        _ended |= line is null;
        return line;
    }

    /// <summary>The settings with the answers so far.</summary>
    private SettingsResult Load()
    {
        Dictionary<string, string> environment = new(place.Environment, StringComparer.Ordinal);
        foreach ((string key, string value) in _answers)
        {
            environment[key] = value;
        }

        return SettingsLoader.Load(environment, place.HomeDir, place.WorkingDir);
    }

    private static async Task<string?> AnsweringAsync(IReadOnlyList<string> likely, CancellationToken cancellationToken)
    {
        foreach (string address in likely)
        {
            var url = new Uri(address);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(KnockPatience);
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(url.Host, url.Port, patience.Token);
                return address;
            }
            catch (Exception e)
                when (e is SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // Nothing listens there.
            }
        }

        return null;
    }
}
